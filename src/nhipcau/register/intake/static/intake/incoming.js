// Bringing papers in: files may be dropped on the form, and those chosen are listed.
(() => {
  "use strict";
  const drop = document.getElementById("drop");
  const input = drop.querySelector("input[type=file]");
  const list = document.getElementById("chosen");

  const show = () => {
    list.replaceChildren(
      ...[...input.files].map((file) => {
        const item = document.createElement("li");
        item.textContent = file.name;
        return item;
      }),
    );
    list.hidden = input.files.length < 2;
  };

  const over = (is) => drop.classList.toggle("is-over", is);
  document.getElementById("drop-help").hidden = false;
  input.addEventListener("change", show);
  ["dragenter", "dragover"].forEach((name) =>
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      over(true);
    }),
  );
  ["dragleave", "drop"].forEach((name) => drop.addEventListener(name, () => over(false)));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    show();
  });
})();

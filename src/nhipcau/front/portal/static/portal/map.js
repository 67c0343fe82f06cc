// Says the chosen year while the slider moves; without this file the button alone does it.
for (const slider of document.querySelectorAll(".slide input[type=range]")) {
  const said = slider.form.querySelector("output");
  slider.addEventListener("input", () => { said.textContent = slider.value; });
}

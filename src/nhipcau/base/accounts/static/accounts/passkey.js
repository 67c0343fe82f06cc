// Passkeys: a form with data-passkey asks the browser for a key before it is sent. Without this file it stays hidden.
"use strict";
(() => {
  if (!window.PublicKeyCredential) return;

  const toBytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = (keys) => (keys || []).map((key) => ({ ...key, id: toBytes(key.id) }));

  async function options(form) {
    const name = form.dataset.options;
    if (name) return JSON.parse(document.getElementById(name).textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  async function made(form) {
    const { publicKey } = (await options(form)).creation_options;
    const alone = form.elements.passwordless?.checked;
    publicKey.challenge = toBytes(publicKey.challenge);
    publicKey.user.id = toBytes(publicKey.user.id);
    publicKey.excludeCredentials = withBytes(publicKey.excludeCredentials);
    publicKey.authenticatorSelection = {
      ...publicKey.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: Boolean(alone),
      ...(alone ? { userVerification: "required" } : {}),
    };
    const key = await navigator.credentials.create({ publicKey });
    return told(key, {
      attestationObject: toText(key.response.attestationObject),
      transports: key.response.getTransports ? key.response.getTransports() : [],
    });
  }

  async function shown(form) {
    const { publicKey } = (await options(form)).request_options;
    publicKey.challenge = toBytes(publicKey.challenge);
    publicKey.allowCredentials = withBytes(publicKey.allowCredentials);
    const key = await navigator.credentials.get({ publicKey });
    const { authenticatorData, signature, userHandle } = key.response;
    return told(key, {
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      userHandle: userHandle ? toText(userHandle) : null,
    });
  }

  const told = (key, response) => ({
    type: key.type,
    id: key.id,
    rawId: toText(key.rawId),
    authenticatorAttachment: key.authenticatorAttachment ?? null,
    response: { clientDataJSON: toText(key.response.clientDataJSON), ...response },
    clientExtensionResults: key.getClientExtensionResults(),
  });

  function say(form) {
    const place = form.querySelector("[role=alert].is-error") || form.appendChild(document.createElement("p"));
    place.className = "notice is-error mt-3";
    place.setAttribute("role", "alert");
    place.textContent = form.dataset.wrong;
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const key = await (form.dataset.passkey === "create" ? made(form) : shown(form));
        form.elements.credential.value = JSON.stringify(key);
        form.submit();
      } catch {
        say(form);
      }
    });
  }
})();

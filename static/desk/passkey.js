// Shows the passkey's button and gives it to the library's script, which asks the browser and sends the answer.
const form = document.querySelector("[data-passkey]");
const ids = { add: "passkey-button", authenticate: "passkey-button", data: "passkey-data" };

if (form && window.PublicKeyCredential) {
  const failure = form.querySelector("[role=alert]");
  form.hidden = false;
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    failure.hidden = false;
  });
  document.getElementById("passkey-button").addEventListener("click", () => {
    failure.hidden = true;
  });
  window.allauth.webauthn.forms[form.dataset.passkey]({
    ids: { ...ids, credential: form.elements.credential.id },
  });
}

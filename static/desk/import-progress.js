// Shows how far an import is, without the page being loaded anew; loads it once a phase is over.
const place = document.querySelector("#desk-progress");
const EVERY = 1000; // milliseconds
const phase = () => place.querySelector("[data-phase]").dataset.phase;

async function look(before) {
  const response = await fetch(place.dataset.at).catch(() => null);
  if (response?.redirected || response?.status === 403 || response?.status === 404) return location.reload();
  if (response?.ok) place.innerHTML = await response.text();
  if (phase() !== before) return location.reload();
  setTimeout(look, EVERY, before);
}
setTimeout(look, EVERY, phase());

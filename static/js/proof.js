/* While very many comments come in, a form asks the browser for some work (comments/proof.py): a number that gives
   the form's stamp a digest beginning with zeros. It begins with the first touch of the form and rests between
   handfuls, so that typing stays smooth. Without it the comment is read before it is shown. */
const HANDFUL = 256;
const encoder = new TextEncoder();

const zeros = (digest) => {
  let count = 0;
  for (const byte of new Uint8Array(digest)) {
    count += byte ? Math.clz32(byte) - 24 : 8;
    if (byte) break;
  }
  return count;
};

const solve = async (stamp, bits) => {
  for (let first = 0; ; first += HANDFUL) {
    const tries = Array.from({ length: HANDFUL }, (_, at) => encoder.encode(`${stamp}:${first + at}`));
    const digests = await Promise.all(tries.map((text) => crypto.subtle.digest("SHA-256", text)));
    const at = digests.findIndex((digest) => zeros(digest) >= bits);
    if (at >= 0) return first + at;
    await new Promise((resolve) => setTimeout(resolve));
  }
};

/* Only a page that came safely may count digests. */
document.addEventListener("focusin", async ({ target }) => {
  const form = target.closest("form[data-proof]");
  if (!form || !crypto.subtle) return;
  const { stamp, proof } = form.elements;
  const bits = Number(form.dataset.proof);
  delete form.dataset.proof;
  proof.value = await solve(stamp.value, bits);
  form.dataset.proven = "";
});

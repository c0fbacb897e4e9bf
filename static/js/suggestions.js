/* Asks what a search field may mean while somebody types in it, half-typed syllables too, and hands each answer to
   combobox.js. Only the last question counts: one that is typed over, left or waved away is dropped. */
const PAUSE = 120;
const NOTHING = { status: "", suggestions: [] };
const { suggestions: address } = document.querySelector("script[data-suggestions]").dataset;

const fetched = async (query, signal) => {
  const answer = await fetch(`${address}?${new URLSearchParams({ q: query })}`, { signal });
  return answer.ok ? answer.json() : NOTHING;
};

const follow = (field) => {
  let answered = field.defaultValue.trim();
  let waiting;
  let question = new AbortController();

  const drop = () => {
    clearTimeout(waiting);
    question.abort();
  };
  const answer = (query, detail) => {
    answered = query;
    field.dispatchEvent(new CustomEvent("suggestions", { detail: { ...detail, query } }));
  };
  const ask = async () => {
    const query = field.value.trim();
    if (query === answered) return;
    question = new AbortController();
    const { signal } = question;
    const found = query ? await fetched(query, signal).catch(() => NOTHING) : NOTHING;
    if (!signal.aborted) answer(query, found);
  };
  /* While Hangul is composed some browsers tell of it before the field holds it: it is read after the pause. */
  const typed = () => {
    drop();
    waiting = setTimeout(ask, PAUSE);
  };

  for (const name of ["input", "compositionupdate", "compositionend"]) field.addEventListener(name, typed);
  field.addEventListener("blur", drop);
  field.addEventListener("keydown", ({ key }) => key === "Escape" && drop());
  if (field === document.activeElement) typed();
};

document.querySelectorAll("form[role=search] input[name=q]").forEach(follow);

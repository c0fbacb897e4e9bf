/* Before anything is painted: has this reader said how far they are? Then what they must not see yet stays hidden until
   shield.js has drawn, or for good if it never comes. */
(() => {
  const { show } = document.currentScript.dataset;
  try {
    const said = JSON.parse(localStorage.getItem("daesa:watched"))?.[show];
    if (said?.deciding) document.documentElement.dataset.told = "deciding";
    else if (said) document.documentElement.dataset.told = "watching";
  } catch {
    /* Nothing said, or nothing that can be read. */
  }
})();

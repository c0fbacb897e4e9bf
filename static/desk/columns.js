// Gives each cell of a list the name of its column, which a phone shows beside it.
const list = document.getElementById("result_list");
const names = [...(list?.tHead.rows[0].cells ?? [])].map((head) => head.querySelector(".text")?.innerText.trim());

for (const row of list?.tBodies[0].rows ?? []) {
  for (const cell of row.cells) cell.dataset.column = names[cell.cellIndex] ?? "";
}

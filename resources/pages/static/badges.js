// Whoever fills in a field means the choice that it belongs to.
for (const field of document.querySelectorAll(".choices select, .choices input:not([type=radio])")) {
  field.addEventListener("input", () => {
    const choice = field.closest("li").querySelector("[type=radio]");
    if (choice) choice.checked = true;
  });
}

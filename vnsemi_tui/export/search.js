"use strict";
// Finds entries of which every word of the query begins some word; marks and case don't matter.
(() => {
  const box = document.getElementById("q");
  const list = document.getElementById("found");
  const hint = document.getElementById("hint");
  const most = 40;
  let entries = [];

  const plain = { đ: "d", ð: "d", ø: "o", ł: "l", ı: "i" };
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[đðøłı]/g, (letter) => plain[letter]);
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];

  const rank = (entry, words) => {
    let total = 0;
    for (const word of words) {
      const at = entry.words.findIndex((known) => known.startsWith(word));
      if (at < 0) return -1;
      total += at + (entry.words[at] === word ? 0 : 0.5);
    }
    return total + 100 * entry.order + entry.words.length / 1000;
  };

  const show = () => {
    const words = split(box.value);
    const hits = words.length
      ? entries.map((entry) => [rank(entry, words), entry]).filter(([score]) => score >= 0)
      : [];
    hits.sort((one, other) => one[0] - other[0]);
    list.replaceChildren(
      ...hits.slice(0, most).map(([, entry]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        const kind = document.createElement("span");
        link.href = entry.file;
        link.textContent = entry.title;
        kind.className = "muted";
        kind.textContent = entry.kind;
        item.append(link, kind);
        return item;
      })
    );
    hint.textContent = !words.length
      ? ""
      : hits.length > most
        ? `the first ${most} of ${hits.length} found`
        : `${hits.length} found`;
  };

  const fromAddress = () => {
    const given = new URLSearchParams(location.search).get("q");
    const after = new URLSearchParams(location.hash.slice(1)).get("q");
    box.value = after ?? given ?? box.value;
    show();
  };

  const start = (found) => {
    entries = found;
    box.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (first) location.href = first.href;
    });
    box.addEventListener("input", () => {
      history.replaceState(null, "", box.value ? `#q=${encodeURIComponent(box.value)}` : "#");
      show();
    });
    addEventListener("hashchange", fromAddress);
    fromAddress();
  };

  // A page that was opened from disk may not fetch; it carries the same entries itself.
  const own = () => JSON.parse(document.getElementById("entries").textContent);
  if (location.protocol === "file:") {
    start(own());
  } else {
    fetch("search-index.json")
      .then((answer) => (answer.ok ? answer.json() : own()))
      .catch(own)
      .then(start);
  }
})();

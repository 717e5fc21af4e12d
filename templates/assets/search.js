/* Names as they are typed: in the field of every page, and on the page of search. Loaded when a reader goes to search.
   Names come as scripts of small parts (search/names/…), since a page that is opened from disk may not fetch anything else. */
(function () {
  "use strict";
  var script = document.currentScript;
  var root = script.getAttribute("src").replace(/assets\/[^/]*$/, "");
  var parts = new Map();
  var index = null;
  var known = new Map();
  var KINDS = ["people", "organisations", "places", "topics", "sources"];

  /* search/names.js comes behind this script, from whoever loads it. */
  var told;
  var ready = new Promise(function (resolve) { told = resolve; });

  window.broadsheetNames = function (start, data) {
    if (start === "") {
      index = data;
      data.parts.forEach(function (part) { known.set(part.replace(/\+$/, ""), part.endsWith("+")); });
      told();
    } else {
      parts.set(start, data.map(entry));
    }
  };

  function load(path) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = root + path;
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
  }

  /* As broadsheet.text.lookups has it. */
  var LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "ng", ς: "σ" };
  function words(text) {
    var plain = text.replace(/['’‘`´ʻ.]/g, "").toLowerCase().replace(/[ßæœøđðþłıħŋς]/g, function (c) { return LETTERS[c]; });
    return plain.normalize("NFKD").replace(/\p{M}/gu, "").split(/[^\p{L}\p{N}]+/u)
      .filter(function (word, place, all) { return word && all.indexOf(word) === place; });
  }

  function entry(row) {
    var kind = KINDS.indexOf(row[0].split("/")[0]);
    return {
      url: root + row[0] + (row[0].includes("#") ? "" : "/index.html"),
      kind: KINDS[kind], name: row[1], weight: row[2], topics: row[3], months: row[4],
      forms: row.slice(5), inName: words(row[1]), inForms: row.slice(5).map(words)
    };
  }

  /* The longest beginning of a word that has a part; nothing where no name begins so. */
  function partOf(word) {
    var letters = Array.from(word);
    for (var length = letters.length; length; length--) {
      var start = letters.slice(0, length).join("");
      if (known.has(start)) return known.get(start) && length < letters.length ? null : start;
    }
    return null;
  }

  function fileOf(start) {
    return "search/names/" + Array.from(start).map(function (c) {
      return /[a-z0-9]/.test(c) ? c : "_" + c.codePointAt(0).toString(16);
    }).join("") + ".js";
  }

  function begins(word, held) {
    return held.some(function (each) { return each.startsWith(word); });
  }

  /* How well an entry answers; nothing where a word of the question is in no form of its name. */
  function score(found, asked) {
    var all = found.inName.concat.apply(found.inName, found.inForms);
    if (!asked.every(function (word) { return begins(word, all); })) return null;
    var whole = asked.filter(function (word) { return all.includes(word); }).length;
    var inName = asked.every(function (word) { return begins(word, found.inName); });
    var same = found.inName.join(" ") === asked.join(" ");
    var first = found.inName[0] && found.inName[0].startsWith(asked[0]);
    return found.weight + 8 * same + 3 * (whole === asked.length) + 2 * inName + first;
  }

  function within(found, chosen) {
    if (chosen.kind && found.kind !== chosen.kind) return false;
    if (chosen.topic && !found.topics.includes(chosen.topic)) return false;
    if (!chosen.from && !chosen.to) return true;
    for (var at = 0; at < found.months.length; at += 2) {
      if (found.months[at] <= (chosen.to || Infinity) && found.months[at + 1] >= (chosen.from || 0)) return true;
    }
    return false;
  }

  /* What is found, the best first; `leading` says that only the leading names were looked through. */
  function find(text, chosen) {
    var asked = words(text);
    if (!asked.length) return Promise.resolve({ found: [], leading: false });
    return ready.then(function () {
      var starts = asked.map(partOf);
      if (starts.includes(null)) return { found: [], leading: false, asked: asked };
      starts.sort(function (a, b) { return known.get(a) - known.get(b) || b.length - a.length; });
      var start = starts[0];
      return Promise.resolve(parts.has(start) || load(fileOf(start))).then(function () {
        var found = [];
        parts.get(start).forEach(function (each) {
          var points = within(each, chosen || {}) ? score(each, asked) : null;
          if (points !== null) found.push([points, each]);
        });
        found.sort(function (a, b) { return b[0] - a[0]; });
        return { found: found.map(function (pair) { return pair[1]; }), leading: known.get(start), asked: asked };
      });
    });
  }

  /* The form that answers, where the name itself does not. */
  function written(found, asked) {
    if (asked.every(function (word) { return begins(word, found.inName); })) return "";
    var place = found.inForms.findIndex(function (form) {
      return asked.every(function (word) { return begins(word, form); });
    });
    if (place < 0) {
      place = found.inForms.findIndex(function (form) {
        return asked.some(function (word) { return !begins(word, found.inName) && begins(word, form); });
      });
    }
    return place < 0 ? "" : found.forms[place];
  }

  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  function say(key, values) {
    return (index && index.words[key] || "").replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  /* A combobox whose list is a choice of pages, by the pattern of the ARIA Authoring Practices. */
  function combobox(input) {
    var box = input.parentNode;
    var list = document.getElementById(input.getAttribute("aria-controls"));
    var status = make("p", { "class": "hidden", role: "status" });
    var active = -1;
    var turn = 0;
    box.append(status);
    input.dataset.ready = "";

    function options() { return list.children; }
    function open(shown) {
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown));
      if (!shown) activate(-1);
    }
    function activate(place) {
      if (options()[active]) options()[active].removeAttribute("aria-selected");
      active = place;
      var option = options()[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }
    function option(url, children) {
      var made = make("li", { role: "option", id: "find-" + list.children.length, "data-url": url }, children);
      list.append(made);
    }
    function more() { return box.dataset.page + "?q=" + encodeURIComponent(input.value.trim()); }
    function draw(result) {
      list.replaceChildren();
      active = -1;
      input.removeAttribute("aria-activedescendant");
      result.found.slice(0, 8).forEach(function (found) {
        var form = written(found, result.asked);
        option(found.url, [
          make("b", { dir: "auto" }, [found.name]),
          make("span", {}, [say("one_" + found.kind) + (form ? " · " + say("written", { form: form }) : "")])
        ]);
      });
      option(more(), [make("i", {}, [say("more", { words: input.value.trim() })])]);
      status.textContent = say(result.found.length === 1 ? "name" : "names", { count: result.found.length });
      open(true);
    }
    function look() {
      var mine = ++turn;
      if (!words(input.value).length) {
        status.textContent = "";
        return open(false);
      }
      find(input.value).then(function (result) { if (mine === turn) draw(result); });
    }
    function go(option, aside) {
      if (!option) return;
      if (aside) window.open(option.dataset.url);
      else location.assign(option.dataset.url);
    }

    input.addEventListener("input", look);
    input.addEventListener("focus", function () { if (input.value && list.hidden) look(); });
    input.addEventListener("blur", function () { turn++; open(false); });
    input.addEventListener("keydown", function (event) {
      var count = options().length;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) return look();
        if (event.altKey) return open(event.key === "ArrowDown");
        var step = event.key === "ArrowDown" ? 1 : -1;
        activate((active + 1 + step + count + 1) % (count + 1) - 1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (active >= 0) go(options()[active], event.ctrlKey || event.metaKey);
        else if (input.value.trim()) location.assign(more());
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) input.value = "";
        turn++;
        open(false);
      }
    });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      go(event.target.closest("[role=option]"), event.ctrlKey || event.metaKey);
    });
    look();
  }

  /* A month by its number, a day by its date, in the words of the page's language. */
  var language = document.documentElement.lang;
  function month(at) {
    return when(new Date(Date.UTC(Math.floor(at / 12), at % 12, 1)), { year: "numeric", month: "long" });
  }
  function day(date) {
    return when(new Date(date + "T00:00:00Z"), { year: "numeric", month: "long", day: "numeric" });
  }
  function when(date, parts) {
    return date.toLocaleDateString(language === "en" ? "en-GB" : language, Object.assign({ timeZone: "UTC" }, parts));
  }

  window.broadsheetSearch = { root: root, ready: ready, find: find, words: words, written: written, make: make, say: say,
    month: month, day: day, load: load, index: function () { return index; } };

  var field = document.getElementById("find");
  if (field) combobox(field);
  if (document.querySelector("[data-search]")) load("assets/search-page.js");
})();

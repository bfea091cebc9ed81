// The script of the page: it links the pictures, the table and what is told of a stakeholder.
// All text comes from a register, so it is only ever set as text, never as mark-up.
"use strict";
(() => {
  const values = JSON.parse(document.getElementById("values").textContent);
  const SMALL = 460; // a picture narrower than this has smaller dots
  const MOST_NUMBERED = 160; // dots of more have no numbers, and finer outlines
  const MOST_RANGES = 40; // of more, only that of the one chosen is drawn
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const [INK, PAPER] = ["#1a1a1a", "#ffffff"]; // of the canvas
  const shownProjects = new Map();
  const drawn = new Set();

  const make = (tag, words, className) => {
    const element = document.createElement(tag);
    if (words !== undefined) element.textContent = words;
    if (className) element.className = className;
    return element;
  };
  const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

  class Project {
    constructor(number) {
      this.number = number;
      this.values = values[number];
      for (const view of this.values.views) this.read(view);
      this.view = this.values.views[0];
      this.chosen = -1;
      this.shown = this.view.rows.map(() => true);
      this.tied = this.view.rows.map(() => false);
      for (const [start, end] of this.values.links) {
        if (start >= 0) this.tied[start] = true;
        if (end >= 0) this.tied[end] = true;
      }
      this.table = this.at("table");
      this.rows = new Map([...this.table.tBodies[0].rows].map((row) => [Number(row.dataset.row), row]));
      this.section = document.getElementById(`p${number}`);
    }

    // Cells and facts are places in the list of all words.
    read(view) {
      view.rows = view.rows.map((row) => row.map((place) => this.values.words[place]));
    }

    at(name) {
      return document.getElementById(`p${this.number}-${name}`);
    }

    async draw() {
      const [grid, network] = this.values.roots;
      const docid = `p${this.number}`;
      const roots = { [grid]: this.at("grid"), [network]: this.at("network") };
      await Bokeh.embed.embed_items(
        { [docid]: this.values.document },
        [{ docid, roots, root_ids: this.values.roots }],
      );
      this.document = Bokeh.documents[Bokeh.documents.length - 1];
      this.people = this.model("people");
      this.outlines = this.view.rows.length <= MOST_NUMBERED ? [1, 2.5] : [0.5, 1.4];
      this.sizes = [...this.people.data.size];
      this.set("people", this.looks());
      DARK.addEventListener("change", () => this.set("people", this.looks()));
      this.people.selected.properties.indices.change.connect(() => {
        const [index] = this.people.selected.indices;
        this.mark(index === undefined ? -1 : index);
      });
      this.faint = [...this.model("ties").data.alpha];
      this.listen();
      if (this.at("since")) this.at("since").value = String(this.values.since);
      this.filter();
      this.fit();
      drawn.add(this);
      new ResizeObserver(() => this.fit()).observe(this.at("grid"));
    }

    // Dots are hollow where doubtful. Of a dark screen, on which canvases are inverted, colours of middling
    // brightness stay so, and their numbers are dark there too.
    looks() {
      const { colour, pale, middling } = this.people.data;
      const doubt = this.view.doubt.map((one) => one & 1);
      return {
        fill: doubt.map((hollow, index) => (hollow ? pale[index] : colour[index])),
        pen: doubt.map((hollow, index) => (DARK.matches && !hollow && middling[index] ? PAPER : INK)),
        line: doubt.map((hollow) => this.outlines[hollow]),
      };
    }

    model(name) {
      return this.document.get_model_by_name(name);
    }

    set(name, columns) {
      const source = this.model(name);
      const same = (column) => source.data[column].length === 0 && columns[column].length === 0;
      if (Object.keys(columns).every(same)) return;
      source.data = { ...source.data, ...columns };
    }

    listen() {
      this.section.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if (button.dataset.who !== undefined) {
          const index = Number(button.dataset.who);
          this.choose(index === this.chosen && button.hasAttribute("aria-pressed") ? -1 : index);
        } else if (button.dataset.sort !== undefined) {
          this.sort(Number(button.dataset.sort));
        }
      });
      const controls = this.at("controls");
      controls.addEventListener("input", (event) => {
        if (event.target.id === `p${this.number}-topic`) this.show(Number(event.target.value));
        this.filter();
      });
      controls.addEventListener("submit", (event) => event.preventDefault());
      controls.addEventListener("reset", () => setTimeout(() => {
        this.show(0);
        this.filter();
      }));
      const since = this.at("since");
      if (since) since.addEventListener("input", () => this.move());
    }

    // Choosing one marks it everywhere; -1 is nobody.
    choose(index) {
      this.people.selected.indices = index < 0 ? [] : [index];
    }

    mark(index) {
      for (const button of this.table.querySelectorAll("button[aria-pressed='true']")) {
        button.setAttribute("aria-pressed", "false");
        button.closest("tr").classList.remove("chosen");
      }
      this.chosen = index;
      const row = this.rows.get(index);
      if (row) {
        row.querySelector("button").setAttribute("aria-pressed", "true");
        row.classList.add("chosen");
        const frame = this.table.parentElement;
        if (frame.scrollHeight > frame.clientHeight) {
          frame.scrollTop = row.offsetTop - frame.clientHeight / 2;
        }
      }
      this.ring();
      this.ranges();
      this.lines();
      this.tell();
    }

    ring() {
      const index = this.chosen;
      const spot = index < 0 ? null : this.view.spots[index];
      const seen = index >= 0 && this.shown[index];
      this.ringAt("grid", seen && spot ? spot : null);
      const node = [this.people.data.nx[index], this.people.data.ny[index]];
      this.ringAt("network", seen && this.tied[index] ? node : null);
    }

    ringAt(name, spot) {
      if (!spot) {
        this.set(`${name}-chosen`, { x: [], y: [], name: [], size: [], align: [], shift: [] });
        return;
      }
      const { start, end } = this.model(name).x_range;
      const across = (spot[0] - start) / (end - start);
      const align = across < 0.35 ? "left" : across > 0.65 ? "right" : "center";
      this.set(`${name}-chosen`, {
        x: [spot[0]],
        y: [spot[1]],
        name: [this.people.data.name[this.chosen]],
        size: [this.people.data.size[this.chosen] + 12],
        align: [align],
        shift: [align === "left" ? -10 : align === "right" ? 10 : 0],
      });
    }

    ranges() {
      let lines = this.view.ranges.filter(([index]) => this.shown[index]);
      if (new Set(lines.map(([index]) => index)).size > MOST_RANGES) {
        lines = lines.filter(([index]) => index === this.chosen);
      }
      this.set("ranges", {
        x0: lines.map((line) => line[1]),
        y0: lines.map((line) => line[2]),
        x1: lines.map((line) => line[3]),
        y1: lines.map((line) => line[4]),
        alpha: lines.map(() => 0.9),
        width: lines.map(([index]) => (this.view.doubt[index] & 2 ? 4 : 2)),
      });
    }

    lines() {
      const seen = (index) => index < 0 || this.shown[index];
      const alpha = this.values.links.map(([start, end], link) => {
        if (!seen(start) || !seen(end)) return 0;
        if (this.chosen < 0) return this.faint[link];
        return start === this.chosen || end === this.chosen ? 1 : this.faint[link] * 0.35;
      });
      this.set("ties", { alpha });
      this.set("heads", { alpha: this.model("heads").data.link.map((link) => alpha[link]) });
    }

    tell() {
      const place = this.at("portrait");
      const jump = document.getElementById("jump");
      place.replaceChildren();
      place.classList.toggle("empty", this.chosen < 0);
      if (this.chosen < 0) {
        const head = make("h3", "Nobody chosen yet");
        head.id = `p${this.number}-who`;
        place.append(head, make("p", "Choose a dot in a picture, or a name in the table: it is marked in all of them, "
          + "and what is known of it stands here."));
        jump.hidden = true;
        return;
      }
      const name = this.people.data.name[this.chosen];
      const head = make("h3");
      head.append(make("bdi", name));
      head.id = `p${this.number}-who`;
      place.append(head);
      if (!this.shown[this.chosen]) place.append(make("p", "Not among those shown now.", "aside"));
      const parts = [...this.view.facts[this.chosen], ...this.values.people[this.chosen].facts];
      for (const [heading, ...facts] of parts) {
        place.append(make("h4", this.values.words[heading]));
        const list = make("ul");
        for (const fact of facts) list.append(make("li", sentence(this.values.words[fact])));
        place.append(list);
      }
      const close = make("button", "Choose nobody");
      close.type = "button";
      close.dataset.who = "-1";
      place.append(close);
      place.scrollTop = 0;
      jump.replaceChildren("What is known of ", make("bdi", name));
      jump.href = `#p${this.number}-portrait`;
      jump.hidden = false;
    }

    // Filters hide rows and dots alike.
    filter() {
      const value = (name) => this.at(name).value;
      const words = value("search").trim().toLowerCase().split(/\s+/).filter(Boolean);
      const [category, place, level, owner, doubt] =
        ["category", "place", "level", "owner", "doubt"].map(value);
      const view = this.view;
      this.shown = view.rows.map((row, index) =>
        words.every((word) => this.values.people[index].words.includes(word))
        && (!category || row[2] === category)
        && (!place || row[6] === place)
        && (!level || view.level[index] === level)
        && (!owner || row[10] === owner)
        && (!doubt || this.doubts(index, doubt)));
      for (const [index, row] of this.rows) row.hidden = !this.shown[index];
      const count = this.shown.filter(Boolean).length;
      this.at("count").textContent = `${count} of ${this.shown.length} shown`;
      this.hide();
    }

    doubts(index, wanted) {
      const found = this.view.doubt[index];
      if (wanted === "0") return found === 0 && this.view.spots[index] !== null;
      return (found & Number(wanted)) !== 0;
    }

    hide() {
      const shown = this.shown;
      this.model("grid-shown").booleans = shown.map((one, index) => one && this.view.spots[index] !== null);
      this.model("network-shown").booleans = shown.map((one, index) => one && this.tied[index]);
      const off = this.view.spots.flatMap((spot, index) => (spot === null && shown[index] ? [index] : []));
      const words = this.section.querySelector(".unscored");
      words.replaceChildren();
      if (off.length) {
        words.append("Unscored, so not on the grid: ");
        off.slice(0, 12).forEach((index, place) => {
          const button = make("button", this.people.data.name[index], "show");
          button.type = "button";
          button.dataset.who = String(index);
          words.append(place ? " " : "", button);
        });
        if (off.length > 12) words.append(` and ${off.length - 12} more`);
      }
      this.move();
      this.ring();
      this.ranges();
      this.lines();
      this.tell();
    }

    // Another topic has other scores, places, levels and reasons.
    show(number) {
      const view = this.values.views[number];
      if (this.view === view) return;
      this.view = view;
      for (const [index, row] of this.rows) {
        view.rows[index].forEach((cell, column) => {
          if (column > 1 && row.cells[column].textContent !== cell) row.cells[column].textContent = cell;
        });
      }
      this.set("people", {
        x: view.spots.map((spot) => (spot ? spot[0] : 0)),
        y: view.spots.map((spot) => (spot ? spot[1] : 0)),
        place: view.rows.map((row) => row[6]),
        level: view.level,
        ...this.looks(),
      });
      for (const [place, axis] of ["interest", "influence"].entries()) {
        const limit = view.limits[place];
        this.divide(axis, limit);
      }
      const since = this.at("since");
      if (since) {
        since.max = String(view.since.length);
        since.value = since.max;
      }
    }

    divide(axis, limit) {
      const [line, band] = [`limit-${axis}`, `band-${axis}`].map((name) => this.document.get_model_by_name(name));
      line.visible = limit !== null;
      if (limit !== null) line.location = limit;
      if (!band) return;
      band.visible = limit !== null;
      const [start, end] = axis === "interest" ? ["left", "right"] : ["bottom", "top"];
      const half = (band[end] - band[start]) / 2;
      if (limit !== null) {
        band[start] = limit - half;
        band[end] = limit + half;
      }
    }

    // Movement: crosses where they stood, broken lines to where they stand.
    move() {
      const since = this.at("since");
      if (!since) return;
      const round = this.view.since[Number(since.value)];
      const list = this.at("moves");
      const name = round ? (round.name ? `${round.name}, ${round.day}` : round.day) : "now";
      this.at("day").textContent = name;
      since.setAttribute("aria-valuetext", name);
      list.replaceChildren();
      const from = round ? round.from.filter(([index]) => this.shown[index] && this.view.spots[index]) : [];
      this.set("moves", {
        x0: from.map((one) => one[1]),
        y0: from.map((one) => one[2]),
        x1: from.map(([index]) => this.view.spots[index][0]),
        y1: from.map(([index]) => this.view.spots[index][1]),
        alpha: from.map(() => 1),
      });
      if (!round) {
        list.append(make("li", "Move the slider to an earlier round to see who moved since."));
        return;
      }
      for (const [index, words] of round.told) {
        if (index < 0 || this.shown[index]) list.append(make("li", words));
      }
      if (!list.children.length) list.append(make("li", "Nobody moved, came or left."));
    }

    sort(column) {
      const head = this.table.tHead.rows[0].cells[column];
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const one of this.table.tHead.rows[0].cells) one.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].textContent;
      const missing = (words) => words === "\u2013" || words === "unscored" || words === "none";
      const order = new Intl.Collator("en", { numeric: true }).compare;
      const rows = [...this.table.tBodies[0].rows].map((row) => [key(row), row]);
      rows.sort(([one], [other]) => {
        if (missing(one) !== missing(other)) return missing(one) ? 1 : -1;
        return down ? order(other, one) : order(one, other);
      });
      this.table.tBodies[0].append(...rows.map(([, row]) => row));
    }

    // A canvas keeps the size that it has on screen; on paper stands a copy that can be scaled.
    copy() {
      for (const name of ["grid", "network"]) {
        const { canvas } = Bokeh.index.get(this.model(name)).export("png", true);
        canvas.className = "paper";
        canvas.removeAttribute("style");
        this.at(name).before(canvas);
      }
    }

    fit() {
      const small = this.at("grid").clientWidth < SMALL;
      if (small === this.small) return;
      this.small = small;
      this.set("people", { size: this.sizes.map((size) => (small ? size * 0.75 : size)) });
      this.ring();
    }
  }

  async function open(number) {
    for (const section of document.querySelectorAll("section.project")) {
      section.hidden = section.id !== `p${number}`;
    }
    document.getElementById("jump").hidden = true;
    if (shownProjects.has(number)) {
      const known = await shownProjects.get(number);
      known.tell();
      return;
    }
    const project = new Project(number);
    shownProjects.set(number, project.draw().then(() => project));
    await shownProjects.get(number);
  }

  async function everywhere(act) {
    for (const one of shownProjects.values()) act(await one);
  }

  window.addEventListener("beforeprint", () => {
    for (const one of drawn) one.copy();
    for (const folded of document.querySelectorAll(".attention details:not([open])")) {
      folded.open = true;
      folded.dataset.folded = "";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const canvas of document.querySelectorAll("canvas.paper")) canvas.remove();
    for (const unfolded of document.querySelectorAll("details[data-folded]")) {
      unfolded.open = false;
      delete unfolded.dataset.folded;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") everywhere((one) => one.choose(-1));
  });

  // Bokeh puts its style sheets into elements, which the policy of the page forbids: they are adopted instead.
  const adopt = () => {
    const dom = Bokeh.require("core/dom");
    const sheets = new WeakMap();
    const own = dom.InlineStyleSheet.prototype;
    const { _update: update, remove } = own;
    const { empty } = dom;
    const leave = (one) => {
      const [sheet, root] = sheets.get(one) || [];
      if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    };
    own._update = function (css) {
      update.call(this, css);
      if (sheets.has(this)) sheets.get(this)[0].replaceSync(css);
    };
    own.install = function (place) {
      leave(this);
      const [sheet] = sheets.get(this) || [new CSSStyleSheet()];
      const root = place.getRootNode();
      sheet.replaceSync(this.css);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      sheets.set(this, [sheet, root]);
    };
    own.uninstall = own.remove = function () {
      leave(this);
      remove.call(this);
    };
    dom.GlobalInlineStyleSheet.prototype.install = function () {
      own.install.call(this, document);
    };
    dom.empty = (node, ...others) => {
      if (node instanceof ShadowRoot) node.adoptedStyleSheets = [];
      empty(node, ...others);
    };
  };

  const start = () => {
    adopt();
    const jump = make("a", "", "jump");
    jump.id = "jump";
    jump.hidden = true;
    document.body.append(jump);
    const choice = document.getElementById("project");
    if (choice) choice.addEventListener("input", () => open(Number(choice.value)));
    open(choice ? Number(choice.value) : 0).then(() => requestAnimationFrame(() => {
      document.documentElement.dataset.ready = "yes";
      performance.mark("ready");
    }));
  };
  start();
})();

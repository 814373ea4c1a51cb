(() => {
  "use strict";

  const root = document.documentElement;
  root.classList.add("scripted");
  const colour = name => getComputedStyle(root).getPropertyValue(name).trim();

  // Contents: open beside the text, folded above it.
  const contents = document.querySelector(".contents details");
  const wide = matchMedia("(min-width: 1100px)");
  const fold = () => { contents.open = wide.matches; };
  fold();
  wide.addEventListener("change", fold);
  contents.addEventListener("click", event => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });

  // The section being read is marked in the contents.
  const links = new Map([...contents.querySelectorAll("a")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
  const headings = [...document.querySelectorAll("main section[id]")].filter(s => links.has(s.id));
  const mark = () => {
    let current = headings[0];
    for (const section of headings) {
      if (section.getBoundingClientRect().top < innerHeight * 0.3) current = section;
    }
    for (const [id, a] of links) {
      if (current && id === current.id) a.setAttribute("aria-current", "true");
      else a.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();

  // Tables of the figures are open on paper.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.behind:not([open])")];
    opened.forEach(d => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach(d => { d.open = false; }));

  if (typeof echarts === "undefined") return;

  // Text of a tooltip is put in as text, never as markup.
  const bubble = (...lines) => {
    const box = document.createElement("div");
    lines.forEach((line, i) => {
      const row = document.createElement(i ? "div" : "strong");
      row.textContent = line.length > 300 ? line.slice(0, 300) + "…" : line;
      box.append(row);
    });
    return box;
  };
  const symbols = ["circle", "rect", "triangle", "diamond"];
  const numbers = values => values.map(v => v === null ? "-" : v);
  const series = n => colour("--series-" + n % 6);
  const room = (names, share, width) => {
    const longest = Math.max(0, ...names.map(n => [...n].length * 7.4 + 8));
    return Math.min(longest, width * share, 250);
  };
  const common = () => ({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.querySelector("figure")).fontFamily, fontSize: 13, color: colour("--ink") },
    tooltip: {
      confine: true, backgroundColor: colour("--page"), borderColor: colour("--hair"), extraCssText: "max-width:20rem;white-space:normal;",
      textStyle: { color: colour("--ink"), fontSize: 13 },
    },
  });
  const legend = (names, width) => {
    let x = 0, lines = 1;
    for (const name of names) {
      const w = 44 + Math.min([...name].length * 7.5, 220);
      if (x > 0 && x + w > width) { lines++; x = 0; }
      x += w;
    }
    return {
      height: lines * 26 + 12,
      option: {
        top: 0, left: 0, itemWidth: 18, itemHeight: 12, itemGap: 16, textStyle: { color: colour("--ink"), fontSize: 13, width: 220, overflow: "truncate" },
        data: names.map((_, i) => String(i)), formatter: i => names[i], inactiveColor: colour("--soft"),
      },
    };
  };
  const names = (list, width) => ({
    type: "category", inverse: true, data: list, axisTick: { show: false }, axisLine: { show: false },
    axisLabel: { color: colour("--ink"), fontSize: 13, width, overflow: "break", lineHeight: 14, interval: 0, formatter: n => shorten(n, width, 2) },
  });
  const shorten = (name, width, lines) => {
    const most = Math.max(4, Math.floor(width / 7.6) * lines);
    const letters = [...name];
    return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : name;
  };
  const values = (axis, title) => ({
    type: "value", min: axis.lowest, max: axis.highest, interval: (axis.highest - axis.lowest) / (axis.ticks.length - 1),
    name: title, nameLocation: "middle", nameGap: 30, nameTextStyle: { color: colour("--soft") },
    axisLabel: { color: colour("--soft"), hideOverlap: true, formatter: v => axis.ticks[Math.round((v - axis.lowest) / (axis.highest - axis.lowest) * (axis.ticks.length - 1))] },
    splitLine: { lineStyle: { color: colour("--hair") } },
  });
  const markLine = (value, label, horizontal) => value === null ? undefined : {
    silent: true, symbol: "none", lineStyle: { color: colour("--mark"), type: "dashed", width: 1.2 },
    label: { show: Boolean(label), formatter: () => label, color: colour("--soft"), position: "start", distance: 4 }, data: [{ [horizontal ? "yAxis" : "xAxis"]: value }],
  };

  const draw = {
    "stacked-bars": (d, width) => {
      const left = room(d.bars, width < 520 ? 0.42 : 0.34, width), key = legend(d.segments, width), row = width < 520 ? 34 : 30;
      return {
        height: key.height + row * d.bars.length + 34,
        option: {
          ...common(), legend: key.option,
          grid: { left: left + 12, right: 22, top: key.height, bottom: 30 },
          yAxis: names(d.bars, left),
          xAxis: values({ lowest: 0, highest: 1, ticks: ["0%", "20%", "40%", "60%", "80%", "100%"] }, ""),
          series: d.segments.map((name, s) => ({
            type: "bar", stack: "all", name: String(s), barWidth: 22, itemStyle: { color: d.colours[s], borderColor: colour("--page"), borderWidth: 1 },
            data: numbers(d.bars.map((_, b) => d.shares[b][s])),
            label: {
              show: true, color: d.inks[s], fontSize: 12,
              formatter: p => p.value * (width - left - 34) > 24 ? d.whole[p.dataIndex][s] : "",
            },
            emphasis: { focus: "series" },
            tooltip: { formatter: p => bubble(d.bars[p.dataIndex], name + ": " + d.shown[p.dataIndex][s]) },
          })),
        },
      };
    },
    "bars": (d, width) => {
      const left = room(d.bars, 0.38, width), top = d.mark === null ? 6 : 24;
      return {
        height: top + 26 * d.bars.length + 54,
        option: {
          ...common(), grid: { left: left + 12, right: 52, top, bottom: 50 },
          yAxis: names(d.bars, left), xAxis: values(d.axis, d.title),
          series: [{
            type: "bar", barWidth: 16, markLine: markLine(d.mark, d.mark_shown, false),
            data: d.values.map(v => ({
              value: v === null ? "-" : v,
              itemStyle: { color: colour("--bar") },
              label: { position: v !== null && v < 0 ? "left" : "right" },
            })),
            label: {
              show: true, color: colour("--ink"), textBorderColor: colour("--page"), textBorderWidth: 3, formatter: p => d.shown[p.dataIndex],
            },
            tooltip: { formatter: p => bubble(d.bars[p.dataIndex], d.title + ": " + d.shown[p.dataIndex]) },
          }],
        },
      };
    },
    "heat-map": (d, width) => {
      const left = room(d.rows, 0.3, width);
      const cell = Math.min(46, (width - left - 14) / d.cols.length), high = Math.min(34, Math.max(cell, 13));
      const longest = Math.max(...d.cols.map(c => [...c].length * 7));
      const turned = longest > cell - 4, top = turned ? Math.min(150, longest) + 14 : 26;
      const points = [];
      d.shown.forEach((row, r) => row.forEach((shown, c) => {
        const depth = d.depths[r][c];
        if (depth !== null) {
          const own = colour(depth < 0 ? "--below" : "--above").split(/\s+/).join(",");
          points.push({ value: [c, r], itemStyle: { color: "rgba(" + own + "," + Math.abs(depth) + ")", opacity: 1 } });
        }
      }));
      return {
        height: top + high * d.rows.length + 8,
        option: {
          ...common(), grid: { left: left + 10, top, width: cell * d.cols.length, height: high * d.rows.length },
          yAxis: { ...names(d.rows, left), splitLine: { show: false } },
          xAxis: {
            type: "category", position: "top", data: d.cols, axisTick: { show: false }, axisLine: { show: false },
            axisLabel: { color: colour("--ink"), interval: 0, rotate: turned ? 90 : 0, width: 150, overflow: "truncate" },
          },
          series: [{
            type: "scatter", symbol: "rect", symbolSize: [cell - 1, high - 1], data: points, cursor: "default",
            label: { show: cell >= 29, color: colour("--ink"), fontSize: cell >= 36 ? 12 : 10, formatter: p => d.shown[p.value[1]][p.value[0]] },
            emphasis: { scale: false, itemStyle: { borderColor: colour("--ink"), borderWidth: 1.5 } },
            tooltip: { formatter: p => bubble(d.rows[p.value[1]] + ", " + d.cols[p.value[0]], d.shown[p.value[1]][p.value[0]]) },
          }],
        },
      };
    },
    "lines": (d, width) => {
      const key = legend(d.lines.map(l => l.name), width), left = d.y_title ? 62 : 44;
      return {
        height: key.height + 240 + (d.x_title ? 64 : 44),
        option: {
          ...common(), legend: key.option, grid: { left, right: 20, top: key.height + 4, bottom: d.x_title ? 60 : 40 },
          tooltip: {
            ...common().tooltip, trigger: "axis",
            formatter: ps => bubble(d.points[ps[0].dataIndex], ...d.lines.map(l => l.name + ": " + l.shown[ps[0].dataIndex])),
          },
          xAxis: {
            type: "category", data: d.points, name: d.x_title, nameLocation: "middle", nameGap: 40, nameTextStyle: { color: colour("--soft") },
            axisLine: { lineStyle: { color: colour("--ink") } }, axisTick: { alignWithLabel: true },
            axisLabel: { color: colour("--ink"), interval: 0, width: (width - left - 20) / d.points.length - 6, overflow: "break", lineHeight: 15 },
          },
          yAxis: { ...values(d.axis, d.y_title), nameGap: 44 },
          series: d.lines.map((l, i) => ({
            type: "line", name: String(i), data: numbers(l.values), symbol: l.dashed ? "none" : symbols[i % 4], symbolSize: 9, color: series(i),
            lineStyle: { width: l.dashed ? 1.4 : 2, type: l.dashed ? "dashed" : "solid" }, emphasis: { focus: "series" },
          })),
        },
      };
    },
    "curves": (d, width) => {
      const key = legend(d.curves.map(c => c.name), width), left = d.y_title ? 62 : 44;
      const across = values(d.x_axis, d.x_title);
      return {
        height: key.height + 260 + 54,
        option: {
          ...common(), legend: key.option, grid: { left, right: 20, top: key.height + 4, bottom: 50 },
          tooltip: {
            ...common().tooltip, trigger: "axis",
            formatter: ps => {
              const i = ps[0].dataIndex;
              return bubble((d.x_title ? d.x_title + ": " : "") + d.x_shown[i], ...d.curves.map(c => c.name + ": " + c.shown[i]));
            },
          },
          xAxis: { ...across, axisLine: { show: true, onZero: false, lineStyle: { color: colour("--ink") } } },
          yAxis: [
            { ...values(d.axis, d.y_title), nameGap: 44, axisLine: { show: false }, axisTick: { show: false } },
            { type: "value", min: 0, max: d.densest > 0 ? d.densest / d.share : 1, show: false },
          ],
          series: d.curves.flatMap((c, i) => [{
            type: "line", name: String(i), yAxisIndex: 1, data: d.x.map((x, k) => [x, c.density[k] === null ? "-" : c.density[k]]), color: series(i),
            symbol: "none", lineStyle: { width: 0 }, areaStyle: { opacity: 0.16 }, silent: true,
          }, {
            type: "line", name: String(i), data: d.x.map((x, k) => [x, c.values[k] === null ? "-" : c.values[k]]), color: series(i), z: 4,
            symbol: symbols[i % 4], symbolSize: (_, p) => (p.dataIndex - d.every / 2) % d.every ? 0 : 9, showAllSymbol: true,
            lineStyle: { width: 2, type: ["solid", [9, 5], [2, 4]][i % 3] }, emphasis: { focus: "series" },
          }]),
        },
      };
    },
    "intervals": (d, width) => {
      const left = room(d.rows, 0.36, width), several = d.series.length > 1;
      const key = several ? legend(d.series.map(s => s.name), width) : { height: 6 };
      const row = Math.max(28, 16 * d.series.length + 14);
      const at = (r, s) => r + 0.5 + 16 / row * (s - (d.series.length - 1) / 2);
      const drawn = [];
      d.series.forEach((own, s) => {
        const bars = [];
        own.lower.forEach((low, r) => {
          if (low !== null && own.upper[r] !== null) bars.push([low, at(r, s)], [own.upper[r], at(r, s)], ["-", "-"]);
        });
        drawn.push({
          type: "line", name: String(s), yAxisIndex: 1, data: bars, color: series(s), symbol: "rect", symbolSize: [2, 9], lineStyle: { width: 2 }, silent: true,
          tooltip: { show: false }, markLine: s ? undefined : markLine(d.mark, "", false),
        }, {
          type: "scatter", name: String(s), yAxisIndex: 1, color: series(s), symbol: symbols[s % 4], symbolSize: 11, z: 4,
          data: own.estimates.map((e, r) => [e === null ? "-" : e, at(r, s)]),
          tooltip: { formatter: p => bubble(d.rows[p.dataIndex], own.name + ": " + own.shown[p.dataIndex]) },
        });
      });
      return {
        height: key.height + row * d.rows.length + 54,
        option: {
          ...common(), legend: key.option, grid: { left: left + 14, right: 22, top: key.height, bottom: 50 },
          xAxis: values(d.axis, d.title),
          yAxis: [
            { ...names(d.rows, left), splitLine: { show: true, lineStyle: { color: colour("--hair") } } },
            { type: "value", min: 0, max: d.rows.length, inverse: true, show: false },
          ],
          series: drawn,
        },
      };
    },
  };

  const live = [];
  // A chart follows the width of its place; nothing is drawn twice at the same width.
  const show = chart => {
    const width = chart.body.clientWidth;
    if (!width || chart.width === width && chart.fresh) return;
    const { height, option } = draw[chart.data.kind](chart.data, width);
    chart.box.style.height = height + "px";
    if (!chart.drawn) {
      chart.drawn = echarts.init(chart.box, null, { renderer: "svg", width, height });
    } else {
      chart.drawn.resize({ width, height });
    }
    chart.drawn.setOption(option, true);
    chart.width = width;
    chart.fresh = true;
  };
  const resized = new ResizeObserver(entries => requestAnimationFrame(() => {
    for (const entry of entries) {
      const chart = live.find(c => c.body === entry.target);
      if (chart) show(chart);
    }
  }));
  const begin = body => {
    const box = document.createElement("div");
    box.className = "chart";
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", body.querySelector("svg").getAttribute("aria-label"));
    const chart = { body, box, data: JSON.parse(body.querySelector("script").textContent) };
    body.append(box);
    body.classList.add("live");
    try {
      show(chart);
      live.push(chart);
      resized.observe(body);
    } catch (failure) {
      // The drawing made with the report stays.
      body.classList.remove("live");
      box.remove();
      console.warn(failure);
    }
  };
  const watch = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        watch.unobserve(entry.target);
        begin(entry.target);
      }
    }
  }, { rootMargin: "600px" });
  document.querySelectorAll(".drawing").forEach(body => { if (body.querySelector("script")) watch.observe(body); });
  const again = () => live.forEach(chart => { chart.fresh = false; show(chart); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
})();

// Draws each chart from the HTML table beside it, so that the two cannot disagree.
(() => {
  'use strict';

  const MARKS = 12;
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');

  /** The rows of a table, without its total: text of one column, plain values of others. */
  function read(figure) {
    const table = document.querySelector('#' + figure.dataset.table + ' table');
    if (!table) return null;
    const columns = figure.dataset.series.split(',').map(Number);
    const heads = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
    const body = table.tBodies[table.tBodies.length - 1];
    const rows = [...body.rows].map(row => ({
      name: row.cells[Number(figure.dataset.categories)].textContent.trim(),
      href: row.querySelector('a')?.getAttribute('href'),
      values: columns.map(at => Number(row.cells[at].querySelector('data')?.value)),
      texts: columns.map(at => row.cells[at].querySelector('data')?.textContent),
    }));
    return {heads: columns.map(at => heads[at]), rows};
  }

  function common(figure, data, series) {
    const axis = {
      axisLine: {lineStyle: {color: token('--outline')}},
      axisLabel: {color: token('--muted')},
      splitLine: {lineStyle: {color: token('--hairline')}},
    };
    return {
      base: {
        animation: !calm.matches,
        animationDuration: 200,
        aria: {
          enabled: true,
          label: {description: figure.dataset.description},
          // Two series differ by fill and outline; a pattern on top would only blur them.
          decal: {show: false},
        },
        textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: token('--text')},
        color: [token('--series-1'), token('--series-2')],
        tooltip: {
          trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: {type: 'shadow'},
          formatter: marks => [marks[0].name].concat(marks.map(mark =>
            mark.seriesName + ' ' + data.rows[mark.data.row].texts[mark.seriesIndex])).join('\n'),
        },
        legend: series > 1 ? {textStyle: {color: token('--text')}, top: 0, left: 0} : undefined,
        grid: {left: 8, right: 24, top: series > 1 ? 36 : 12, bottom: 8, containLabel: true},
      },
      axis,
    };
  }

  // Chinese counts by ten thousands; in English the word million, never M, B or k.
  const chinese = document.documentElement.lang === 'zh-CN';
  const plain = new Intl.NumberFormat(document.documentElement.lang,
    {notation: chinese ? 'compact' : 'standard', maximumFractionDigits: 2});
  const number = value => !chinese && Math.abs(value) >= 1e6
    ? plain.format(value / 1e6) + ' million'
    : plain.format(value);

  // What a person calls it, where it has a name beside its code.
  const label = name => name.replace(/^[\x21-\x7e]+\s+(?=\S)/, '');

  const marks = (rows, at) => rows.map((row, index) => ({value: row.values[at], row: index}));

  // A month without its year, where an axis has twelve of them.
  const short = name => chinese ? name.replace(/^\d+年/, '').replace(/（.*）$/, '') : name.replace(/ \d{4}.*$/, '');

  /** Rows across, or down as bars, which have room for their names. */
  function pivot(figure, data, {bars, stack}) {
    if (bars) data.rows = data.rows.slice(0, MARKS);
    const {base, axis} = common(figure, data, data.heads.length);
    const names = {type: 'category', data: data.rows.map(row => row.name), ...axis,
      axisLabel: {...axis.axisLabel, formatter: label, width: Math.min(210, figure.clientWidth * 0.4), overflow: 'truncate', hideOverlap: true}};
    const values = {type: 'value', splitNumber: 3, ...axis, axisLabel: {...axis.axisLabel, formatter: number, hideOverlap: true}};
    return {...base,
      color: [1, 2, 3, 4].map(at => token('--series-' + at)),
      xAxis: bars ? values : {...names, boundaryGap: false},
      yAxis: bars ? {...names, inverse: true, axisLabel: {...names.axisLabel, interval: 0}} : values,
      series: data.heads.map((name, at) => ({
        type: bars ? 'bar' : 'line', name, data: gaps(data.rows, at), stack: stack ? 'all' : undefined, symbolSize: 6,
        barMaxWidth: 28, itemStyle: bars ? {borderColor: token('--outline'), borderWidth: 0.8} : undefined,
      })),
    };
  }

  const gaps = (rows, at) => rows.map((row, index) => ({value: Number.isNaN(row.values[at]) ? '-' : row.values[at], row: index}));

  const KINDS = {
    ranking(figure, data) {
      data.rows = data.rows.slice(0, MARKS);
      const {base, axis} = common(figure, data, data.heads.length);
      return {...base,
        xAxis: {type: 'value', splitNumber: 3, ...axis, axisLabel: {...axis.axisLabel, formatter: number, hideOverlap: true}},
        yAxis: {type: 'category', inverse: true, data: data.rows.map(row => row.name), ...axis,
          axisLabel: {...axis.axisLabel, formatter: label, interval: 0, width: Math.min(210, figure.clientWidth * 0.4), overflow: 'truncate'}},
        series: data.heads.map((name, at) => ({
          type: 'bar', name, data: marks(data.rows, at), barGap: '-100%',
          z: data.heads.length - at, barWidth: '64%',
          itemStyle: at === 0
            ? {color: token('--series-1')}
            : {color: token('--sunk'), borderColor: token('--outline'), borderWidth: 0.8},
        })).reverse(),
      };
    },
    months(figure, data) {
      const {base, axis} = common(figure, data, 1);
      return {...base,
        xAxis: {type: 'category', data: data.rows.map(row => row.name), ...axis},
        yAxis: {type: 'value', ...axis, axisLabel: {...axis.axisLabel, formatter: number}},
        series: [{type: 'bar', name: data.heads[0], data: marks(data.rows, 0)}],
      };
    },
    // What is expected as a band, what was paid as a line, what is forecast as a dashed one.
    pace(figure, data) {
      const {base, axis} = common(figure, data, data.heads.length);
      const [expected, low, high, paid, , forecast] = data.heads;
      const at = (index, map = value => value) => data.rows.map((row, place) =>
        ({value: Number.isNaN(row.values[index]) ? '-' : map(row.values[index], row), row: place}));
      const line = (name, index, style) => ({type: 'line', name, data: at(index), symbolSize: 5, ...style});
      const last = data.rows.findLastIndex(row => !Number.isNaN(row.values[3]));
      const ahead = at(5).map((point, place) => place === last ? {...point, value: data.rows[last].values[3]} : point);
      const behind = data.rows.map((row, place) => ({value: row.values[0] * 0.7, row: place}));
      const tip = (row, index) => data.rows[row].texts[index];
      return {...base,
        tooltip: {...base.tooltip, axisPointer: {type: 'line'}, formatter: marks => {
          const row = marks[0].dataIndex;
          return [data.rows[row].name].concat(data.heads.map((head, index) =>
            tip(row, index) ? head + ' ' + tip(row, index) : '').filter(text => text)).join('\n');
        }},
        legend: {...base.legend, data: [paid, expected, high, forecast, '70%'], formatter: name => name === high ? (chinese ? '区间' : 'Band') : name},
        grid: {...base.grid, top: figure.clientWidth < 480 ? 64 : 40},
        xAxis: {type: 'category', boundaryGap: false, data: data.rows.map(row => row.name), ...axis,
          axisLabel: {...axis.axisLabel, formatter: short, hideOverlap: true}},
        yAxis: {type: 'value', ...axis, axisLabel: {...axis.axisLabel, formatter: number}},
        series: [
          {type: 'line', name: low, data: at(1), stack: 'band', symbol: 'none', lineStyle: {opacity: 0}, silent: true},
          {type: 'line', name: high, data: at(2, (value, row) => value - row.values[1]), stack: 'band', symbol: 'none',
            lineStyle: {opacity: 0}, areaStyle: {color: token('--series-3'), opacity: 0.22}, itemStyle: {color: token('--series-3')}, silent: true},
          line(expected, 0, {symbol: 'none', lineStyle: {width: 1.5, color: token('--series-3')}, itemStyle: {color: token('--series-3')}}),
          {type: 'line', name: '70%', data: behind, symbol: 'none', lineStyle: {width: 1, type: 'dotted', color: token('--bad')}, itemStyle: {color: token('--bad')}},
          line(paid, 3, {lineStyle: {width: 2.5, color: token('--series-1')}, itemStyle: {color: token('--series-1')}}),
          {type: 'line', name: forecast, data: ahead, symbol: 'none', lineStyle: {width: 2, type: 'dashed', color: token('--series-2')}, itemStyle: {color: token('--series-2')}},
        ],
      };
    },
    'pivot-bars': (figure, data) => pivot(figure, data, {bars: true}),
    'pivot-stacked': (figure, data) => pivot(figure, data, {bars: true, stack: true}),
    'pivot-lines': (figure, data) => pivot(figure, data, {}),
  };

  function draw(figure) {
    const data = read(figure);
    if (!data || data.rows.length < 2) return;
    figure.classList.add('drawn');
    const box = figure.querySelector('.canvas');
    const chart = echarts.init(box, null, {renderer: data.rows.length > 1000 ? 'canvas' : 'svg'});
    chart.setOption(KINDS[figure.dataset.chart](figure, data));
    chart.on('click', mark => {
      const href = data.rows[mark.data.row]?.href;
      if (href) location.assign(href);
    });
    new ResizeObserver(() => chart.resize()).observe(box);
  }

  function drawAll(root) {
    for (const figure of root.querySelectorAll('.chart:not(.drawn)')) draw(figure);
  }

  function dispose(root) {
    for (const box of root.querySelectorAll?.('.chart .canvas') ?? []) echarts.getInstanceByDom(box)?.dispose();
  }

  document.addEventListener('htmx:load', event => drawAll(event.detail.elt));
  document.addEventListener('htmx:beforeCleanupElement', event => dispose(event.detail.elt));
  const redraw = () => {
    dispose(document);
    for (const figure of document.querySelectorAll('.chart.drawn')) figure.classList.remove('drawn');
    drawAll(document);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  document.addEventListener('theme', redraw);
  drawAll(document);
})();

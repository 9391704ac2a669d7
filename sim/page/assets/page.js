// Where scripts run, each drawn chart gives way to a live one of the same data. On paper the drawn
// ones come back (page.css).
(function () {
  'use strict';
  var panels = Array.prototype.slice.call(document.querySelectorAll('.panel'));
  var options = {
    renderer: 'svg',
    config: {
      font: 'system-ui, sans-serif',
      view: {stroke: null},
      axis: {gridColor: '#e3e3e0', domain: false, tickColor: '#999', labelColor: '#444', labelFontSize: 11,
             titleFontWeight: 'normal', titleColor: '#777', titleFontSize: 11}
    },
    actions: {export: {svg: true, png: true}, source: false, compiled: false, editor: true}
  };
  function ready() { document.documentElement.setAttribute('data-charts', 'ready'); }
  function next() {
    var panel = panels.shift();
    if (!panel) { ready(); return; }
    var spec = JSON.parse(panel.querySelector('script.spec').textContent);
    var live = document.createElement('div');
    live.className = 'live';
    panel.insertBefore(live, panel.querySelector('.drawn'));
    panel.classList.add('is-live');
    vegaEmbed(live, spec, options).then(next, function (error) {
      panel.classList.remove('is-live');
      panel.removeChild(live);
      panel.setAttribute('data-failed', String(error));
      next();
    });
  }
  if (typeof vegaEmbed === 'function') next(); else ready();
})();

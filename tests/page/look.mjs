// Opens pages in one headless browser and says what a reader would meet, as JSON on stdout: a list of looks
// for each page.
//
//   node look.mjs BROWSER PAGE.html... [--into FOLDER]
//
// Each page is opened twice, with scripts on and off, on a phone, and then has its window widened twice: what
// stands wider than the window, marks in each panel, what the console said, what was asked of the network.
// With --into, screenshots and PDFs go to FOLDER/1, FOLDER/2, ...
// The browser is spoken to over a pipe (Chrome DevTools Protocol): nothing listens on a port.
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const [browser, ...words] = process.argv.slice(2);
const into = words.indexOf('--into');
const pictures = into < 0 ? undefined : words[into + 1];
const pages = into < 0 ? words : words.slice(0, into);
const widths = [390, 1280, 1920];
const profile = mkdtempSync(join(tmpdir(), 'diorama-look-'));
const child = spawn(
    browser,
    ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars',
     '--no-first-run', '--disable-background-networking', '--disable-component-update',
     `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']});
const exited = new Promise(done => child.once('exit', done));

let last = 0, unread = '';
const waiting = new Map();
const listeners = [];
child.stdio[4].setEncoding('utf8');
child.stdio[4].on('data', text => {
  const parts = (unread + text).split('\0');
  unread = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (message.id) {
      const {done, fail} = waiting.get(message.id);
      waiting.delete(message.id);
      message.error ? fail(new Error(message.error.message)) : done(message.result);
    } else {
      for (const hear of listeners) hear(message);
    }
  }
});
function ask(method, params = {}, sessionId) {
  return new Promise((done, fail) => {
    waiting.set(++last, {done, fail});
    child.stdio[3].write(JSON.stringify({id: last, method, params, sessionId}) + '\0');
  });
}

// What the reader meets; runs within the page.
const survey = `(() => {
  const wide = [];
  const width = document.documentElement.clientWidth;
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('.scroll, details:not([open]), svg, .vega-embed')) continue;
    const box = one.getBoundingClientRect();
    if (box.width > 0 && box.right > width + 1) wide.push(one.tagName + '.' + one.className);
  }
  const seen = one => one.getClientRects().length > 0;
  const count = (panel, selector) => [...panel.querySelectorAll(selector)].filter(seen).length;
  // A row of a drawn heat map is whatever strokes stand at one height.
  const heights = panel => new Set([...panel.querySelectorAll('.drawn path.mark')].filter(seen)
      .flatMap(path => [...path.getAttribute('d').matchAll(/M[0-9.]+ ([0-9.]+)h/g)].map(m => m[1])));
  const panels = [...document.querySelectorAll('.panel')].map(panel => ({
    figure: panel.closest('figure').id,
    title: panel.querySelector('h4').textContent,
    drawn: {
      lines: count(panel, '.drawn path.mark[stroke-width="2"]'),
      bands: count(panel, '.drawn path.band'),
      areas: count(panel, '.drawn path.mark:not(.band):not([stroke])'),
      dots: count(panel, '.drawn circle.mark'),
      tiles: count(panel, '.drawn rect.mark'),
      rows: heights(panel).size
    },
    live: {
      lines: count(panel, '.live .mark-line path'),
      areas: count(panel, '.live .mark-area path'),
      dots: count(panel, '.live .mark-symbol path'),
      tiles: count(panel, '.live .mark-rect path')
    },
    failed: panel.getAttribute('data-failed')
  }));
  return JSON.stringify({
    page_width: document.documentElement.scrollWidth, window_width: width, wide, panels,
    headings: [...document.querySelectorAll('h2')].map(one => one.textContent),
    headline: (document.querySelector('.headline') || {}).textContent,
    text_letters: document.body.innerText.length
  });
})()`;

// One page, with scripts or without, at all widths.
async function look(address, scripts, folder) {
  const {targetId} = await ask('Target.createTarget', {url: 'about:blank'});
  const {sessionId} = await ask('Target.attachToTarget', {targetId, flatten: true});
  let said = [], asked = [];
  const hear = message => {
    if (message.sessionId !== sessionId) return;
    const p = message.params;
    if (message.method === 'Runtime.exceptionThrown') said.push(p.exceptionDetails.text);
    if (message.method === 'Runtime.consoleAPICalled' && p.type !== 'debug')
      said.push(p.type + ': ' + p.args.map(a => a.value ?? a.description).join(' '));
    if (message.method === 'Log.entryAdded') said.push(p.entry.level + ': ' + p.entry.text);
    if (message.method === 'Network.requestWillBeSent' && !/^(data|blob):/.test(p.request.url) &&
        p.request.url !== address)
      asked.push(p.request.url);
  };
  listeners.push(hear);
  const tell = (method, params) => ask(method, params, sessionId);
  const evaluate = async (expression, awaitPromise = false) =>
      (await tell('Runtime.evaluate', {expression, returnByValue: true, awaitPromise})).result.value;
  const widen = width => tell('Emulation.setDeviceMetricsOverride',
                              {width, height: 900, deviceScaleFactor: 1, mobile: width < 600});
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await tell(domain + '.enable');
  await tell('Emulation.setScriptExecutionDisabled', {value: !scripts});
  await widen(widths[0]);
  const loaded = new Promise(done => listeners.push(message => {
    if (message.sessionId === sessionId && message.method === 'Page.loadEventFired') done();
  }));
  const begin = Date.now();
  await tell('Page.navigate', {url: address});
  await loaded;
  // Scripts that are off for the page still answer to the one who looks.
  if (scripts)
    for (let i = 0; i < 3000; ++i) {
      if (await evaluate(`document.documentElement.getAttribute('data-charts')`) === 'ready') break;
      await new Promise(done => setTimeout(done, 20));
    }
  const looks = [];
  for (const width of widths) {
    if (width !== widths[0]) await widen(width);
    // Charts follow their window in the frames after.
    if (scripts)
      await evaluate(`new Promise(done => {
        let frames = 5;
        const next = () => --frames > 0 ? requestAnimationFrame(next) : done();
        next();
      })`, true);
    const found = JSON.parse(await evaluate(survey));
    looks.push({width, scripts, said, asked, sheets: await sheetsOf(tell, width, scripts, folder), ...found});
    [said, asked] = [[], []];
    if (folder) await photograph(tell, width, scripts, folder);
  }
  looks[0].seconds = (Date.now() - begin) / 1000;
  listeners.length = 0;
  await ask('Target.closeTarget', {targetId});
  return looks;
}

const kindOf = scripts => scripts ? 'live' : 'drawn';

async function photograph(tell, width, scripts, folder) {
  const {cssContentSize: size} = await tell('Page.getLayoutMetrics');
  const shot = await tell('Page.captureScreenshot', {
    format: 'png', captureBeyondViewport: true,
    clip: {x: 0, y: 0, width, height: Math.min(size.height, 16000), scale: 1}
  });
  writeFileSync(join(folder, `${width}-${kindOf(scripts)}.png`), Buffer.from(shot.data, 'base64'));
}

// How many sheets it prints to.
async function sheetsOf(tell, width, scripts, folder) {
  const sheets = {};
  if (width !== 1280) return sheets;
  for (const [paper, paperWidth, paperHeight] of [['A4', 8.27, 11.69], ['Letter', 8.5, 11]]) {
    const pdf = await tell('Page.printToPDF',
                           {paperWidth, paperHeight, printBackground: true, preferCSSPageSize: false});
    const bytes = Buffer.from(pdf.data, 'base64');
    sheets[paper] = (bytes.toString('latin1').match(/\/Type\s*\/Page[^s]/g) || []).length;
    if (folder) writeFileSync(join(folder, `${paper}-${kindOf(scripts)}.pdf`), bytes);
  }
  return sheets;
}

try {
  const all = [];
  for (const [place, page] of pages.entries()) {
    const folder = pictures && join(pictures, `${place + 1}`);
    if (folder) mkdirSync(folder, {recursive: true});
    const address = pathToFileURL(resolve(page)).href;
    all.push([...await look(address, true, folder), ...await look(address, false, folder)]);
  }
  console.log(JSON.stringify(all));
} finally {
  await Promise.race([ask('Browser.close').catch(() => {}),
                      new Promise(done => setTimeout(done, 1000))]);
  child.kill('SIGKILL');
  await exited;
  // Its other processes may write for a moment longer.
  rmSync(profile, {recursive: true, force: true, maxRetries: 20, retryDelay: 100});
}

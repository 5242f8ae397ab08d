// screenshots.mjs writes pictures of the views to web/screenshots: light, some dark, some narrow.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { cards, launch, open, serve, top, visit } from './harness.mjs';

const to = path.join(top, 'web/screenshots');
const limit = 250_000; // bytes of one picture, so that the repository stays small
const wide = { width: 1360, height: 740 }, narrow = { width: 320, height: 640 };
const looks = {
  light: { options: { colorScheme: 'light', viewport: wide }, views: ['quotes', 'reader', 'speakers', 'speaker', 'audit', 'check', 'add'] },
  dark: { options: { colorScheme: 'dark', viewport: wide }, views: ['quotes', 'reader'] },
  narrow: { options: { colorScheme: 'light', viewport: narrow }, views: ['quotes', 'reader', 'check'] },
};
const own = 'The pier will open in May, Ada Morrow said on Monday.\n\n“We have waited long enough,” said the engineer Tomas Reyl. “Every plank was paid for by the people of this town,” he added.';

// checked are words of a sample article, whose speakers are invented, with a "not" lost and another word put in.
async function checked(page) {
  await go(page, '#/quotes?q=%22will+not%22&type=direct&not.publisher=RT');
  const words = (await cards(page).first().locator('blockquote').innerText()).replaceAll(/["“”]/g, '');
  return '#/check?text=' + encodeURIComponent(words.replace('will not ', 'will ').replace(/ (\w+)(?= \w+\W*$)/, ' single $1'));
}

async function go(page, fragment) {
  await page.evaluate((f) => { location.hash = f; }, fragment);
  await page.waitForTimeout(300);
}

mkdirSync(to, { recursive: true });
for (const name of readdirSync(to)) rmSync(path.join(to, name));
const [browser, server] = await Promise.all([launch(), serve()]);
for (const [look, { options, views }] of Object.entries(looks)) {
  const page = await open(browser, options);
  await visit(page, server.url);
  const quote = (await cards(page).nth(1).getAttribute('id')).replace(/^quote-/, '');
  const speaker = await cards(page).locator('a.speaker').first().getAttribute('href');
  const where = { quotes: '#/quotes', reader: '#/quote/' + quote, speakers: '#/speakers', speaker, audit: '#/audit', check: await checked(page), add: '#/add' };
  for (const name of views) {
    await go(page, '#/articles');
    await go(page, where[name]);
    if (name === 'add') {
      await page.locator('#add-form textarea').fill(own);
      await page.locator('#add-submit').click();
      await page.locator('.draft .note').first().waitFor();
    }
    const file = path.join(to, `${name}-${look}.png`);
    await page.screenshot({ path: file });
    if (statSync(file).size > limit) throw new Error(`${file} is larger than ${limit} bytes: make the window smaller`);
  }
  await page.context().close();
}
await browser.close();
await server.stop();

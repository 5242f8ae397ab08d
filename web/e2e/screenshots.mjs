// screenshots.mjs writes a picture of every view, light, dark and narrow, to web/screenshots.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cards, launch, open, serve, top, visit } from './harness.mjs';

const to = path.join(top, 'web/screenshots');
mkdirSync(to, { recursive: true });
const [browser, server] = await Promise.all([launch(), serve()]);
const looks = {
  light: { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  narrow: { colorScheme: 'light', viewport: { width: 320, height: 640 } },
};
for (const [look, options] of Object.entries(looks)) {
  const page = await open(browser, options);
  await visit(page, server.url);
  const quote = (await cards(page).nth(1).getAttribute('id')).replace(/^quote-/, '');
  const views = { quotes: '#/quotes', reader: '#/quote/' + quote, articles: '#/articles', speakers: '#/speakers', audit: '#/audit', check: '#/check', add: '#/add' };
  for (const [name, fragment] of Object.entries(views)) {
    await page.evaluate((f) => { location.hash = f; }, fragment);
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(to, `${name}-${look}.png`) });
  }
  await page.context().close();
}
await browser.close();
await server.stop();

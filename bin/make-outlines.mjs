// Makes src/features/directory/map/outlines.json from the package world-atlas (Natural Earth 1:10 million, public domain): the
// coast and borders of the Netherlands and around them, in thousandths of a degree.
import { readFileSync, writeFileSync } from 'node:fs';
import { merge, mesh } from 'topojson-client';

const root = new URL('../', import.meta.url);
const topology = JSON.parse(
  readFileSync(new URL('node_modules/world-atlas/countries-10m.json', root), 'utf8'),
);
const { geometries } = topology.objects.countries;
const named = (...names) => geometries.filter(({ properties }) => names.includes(properties.name));
const NEIGHBOURS = ['Belgium', 'Germany', 'France', 'Luxembourg', 'United Kingdom', 'Denmark'];

/** West, south, east, north: what a map of the Netherlands can show on a wide screen. */
const AREA = [0.5, 49, 10.5, 55.6];
/** Far from the Netherlands a coarser line will do. */
const NEAR = [3, 50.5, 7.4, 53.8];
const TOLERANCE_DEGREES = { near: 0.0015, far: 0.012 };

const isWithin = ([west, south, east, north], [lon, lat]) =>
  lon >= west && lon <= east && lat >= south && lat <= north;

/** Clips a ring to the area (Sutherland and Hodgman): one edge after the other. */
function clipRing(ring) {
  const edges = [
    [([lon]) => lon >= AREA[0], 0, AREA[0]],
    [([lon]) => lon <= AREA[2], 0, AREA[2]],
    [([, lat]) => lat >= AREA[1], 1, AREA[1]],
    [([, lat]) => lat <= AREA[3], 1, AREA[3]],
  ];
  return edges.reduce((points, [isInside, axis, limit]) => {
    return points.flatMap((point, index) => {
      const before = points.at(index - 1);
      if (isInside(point) === isInside(before)) return isInside(point) ? [point] : [];
      const part = (limit - before[axis]) / (point[axis] - before[axis]);
      const crossing = [0, 1].map((each) => before[each] + part * (point[each] - before[each]));
      return isInside(point) ? [crossing, point] : [crossing];
    });
  }, ring);
}

/** Leaves out points that lie less than the tolerance from the line (Douglas and Peucker). */
function simplify(points) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  let [farthest, most] = [0, -1];
  for (let index = 1; index < points.length - 1; index++) {
    const [lon, lat] = points[index];
    const distance = length
      ? Math.abs((last[0] - first[0]) * (first[1] - lat) - (first[0] - lon) * (last[1] - first[1])) / length
      : Math.hypot(lon - first[0], lat - first[1]);
    const tolerance = isWithin(NEAR, points[index]) ? TOLERANCE_DEGREES.near : TOLERANCE_DEGREES.far;
    if (distance / tolerance > most) [farthest, most] = [index, distance / tolerance];
  }
  if (most <= 1) return [first, last];
  return [...simplify(points.slice(0, farthest + 1)).slice(0, -1), ...simplify(points.slice(farthest))];
}

const thousandths = (points) =>
  points.flatMap(([lon, lat]) => [Math.round(lon * 1000), Math.round(lat * 1000)]);
const MIN_RING_POINTS = 4;
const ringsOf = (multiPolygon) =>
  multiPolygon.coordinates
    .flat()
    .map((ring) => simplify(clipRing(ring.slice(0, -1))))
    .filter((ring) => ring.length >= MIN_RING_POINTS)
    .map(thousandths);
const linesOf = (multiLine) =>
  multiLine.coordinates
    .map((line) => line.filter((point) => isWithin(AREA, point)))
    .filter((line) => line.length > 1)
    .map((line) => thousandths(simplify(line)));

const inArea = new Set(named('Netherlands', ...NEIGHBOURS));
const outlines = {
  netherlands: ringsOf(merge(topology, named('Netherlands'))),
  neighbours: ringsOf(merge(topology, named(...NEIGHBOURS))),
  borders: linesOf(
    mesh(topology, topology.objects.countries, (a, b) => a !== b && inArea.has(a) && inArea.has(b)),
  ),
};
const header = {
  source: 'Natural Earth',
  package: 'world-atlas',
  version: JSON.parse(readFileSync(new URL('node_modules/world-atlas/package.json', root), 'utf8')).version,
  licence: 'public domain',
  url: 'https://www.naturalearthdata.com/',
  unit: 'thousandths of a degree, longitude then latitude',
};
const rows = (list) => list.map((row) => JSON.stringify(row)).join(',\n');
writeFileSync(
  new URL('src/features/directory/map/outlines.json', root),
  `${JSON.stringify(header).slice(0, -1)},\n${Object.entries(outlines)
    .map(([name, list]) => `"${name}":[\n${rows(list)}\n]`)
    .join(',\n')}}\n`,
);
for (const [name, list] of Object.entries(outlines))
  console.log(
    name,
    list.length,
    list.reduce((sum, row) => sum + row.length / 2, 0),
  );

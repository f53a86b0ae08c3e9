import { expect, test } from 'vitest';
import { parsePostcodes } from './import-postcodes.ts';

const denHaag = [{ code: '2511', lat: 52.08, lon: 4.31 }];

test.each([
  ['an object of pairs', '{"2511": [52.08, 4.31]}'],
  ['an object of objects', '{"2511": {"lat": 52.08, "lon": 4.31}}'],
  ['a list of rows', '[["2511", 52.08, 4.31]]'],
  ['a list of objects', '[{"pc4": 2511, "latitude": "52.08", "lng": 4.31}]'],
  ['commas', 'code,lat,lon\n2511,52.08,4.31\n'],
  ['semicolons, decimal commas and a byte order mark', '\ufeffPostcode;Lat;Lon\r\n2511;52,08;4,31\r\n'],
  ['tabs, quotes and other columns', 'town\t"PC4"\tlongitude\tlatitude\nDen Haag\t"2511"\t4.31\t52.08\n'],
])('postcodes are read from %s', (_, text) => {
  expect(parsePostcodes(text)).toEqual({ rows: denHaag, skipped: [] });
});

test.each([
  ['25,52.08,4.31', 'not a postcode of four digits'],
  ['0511,52.08,4.31', 'not a postcode of four digits'],
  ['2511 AB,52.08,4.31', 'a postcode with letters: only the four digits are used here'],
  ['2512,4.31,52.08', 'latitude and longitude stand in each other’s place'],
  ['2513,,', 'latitude or longitude is missing or not a number'],
  ['2513,north,4.31', 'latitude or longitude is missing or not a number'],
  ['2514,48.85,2.35', 'not a place in the Netherlands (latitude, then longitude)'],
  ['2511,52.09,4.32', 'this postcode stands here twice: the first counts'],
])('%s is left out with the reason, and the rest is read', (line, why) => {
  const read = parsePostcodes(`code,lat,lon\n2511,52.08,4.31\n${line}\n`);
  expect(read.rows).toEqual(denHaag);
  expect(read.skipped.map((each) => each.why)).toEqual([why]);
  expect(read.skipped[0]?.row).toContain(line.split(',')[0]);
});

test.each([
  ['', 'the file is empty'],
  ['{"2511": [52.08, 4.31', 'cannot be read: '],
  ['2511,52.08,4.31\n', 'the first line needs a column called code'],
  ['code,lat\n2511,52.08\n', 'the first line needs a column called lon'],
  ['code,lat,lon\n2511,52.08,"4.31\n', 'cannot be read: '],
])('a file that cannot be read (%j) is refused with the reason', (text, why) => {
  const read = parsePostcodes(text);
  expect(read.rows).toEqual([]);
  expect(read.skipped[0]?.why).toContain(why);
});

test('whatever stands in a list, reading goes on', () => {
  const read = parsePostcodes('[null, 7, "x", [], {}, [[1],[2]], {"code":{}}, true, ["2511", 52.08, 4.31]]');
  expect(read.rows).toEqual(denHaag);
  expect(read.skipped).toHaveLength(8);
  expect(
    parsePostcodes('{"a": null, "b": "x", "c": 1, "__proto__": [1, 2], "2511": [52.08, 4.31]}').rows,
  ).toEqual(denHaag);
});

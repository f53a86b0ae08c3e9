import { expect, test } from 'vitest';
import { readPostcodes } from './postcodes.ts';

test('postcodes are read from the forms in which people have them', () => {
  const expected = [{ code: '2511', lat: 52.08, lon: 4.31 }];
  expect(readPostcodes('{"2511": [52.08, 4.31]}').rows).toEqual(expected);
  expect(readPostcodes('[["2511", 52.08, 4.31]]').rows).toEqual(expected);
  expect(readPostcodes('[{"pc4": 2511, "latitude": "52.08", "lng": 4.31}]').rows).toEqual(expected);
  expect(readPostcodes('\ufeffPostcode;Lat;Lon\n2511;52,08;4,31\n').rows).toEqual(expected);
});

test('what is wrong is skipped with a reason, and the rest is read', () => {
  const read = readPostcodes('code,lat,lon\n2511,52.08,4.31\n25,52,4\n2512,4.31,52.08\n2513,,\n');
  expect(read.rows.map(({ code }) => code)).toEqual(['2511']);
  expect(read.skipped).toHaveLength(3);
});

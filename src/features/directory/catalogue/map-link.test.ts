import { expect, test } from 'vitest';
import { townById } from '#features/geography/rules.ts';
import { mapLink } from './map-link.ts';

const delft = townById('GM0503-delft');
const somewhere = {
  address: null,
  postcode: null,
  town: 'Delft',
  lat: delft?.lat ?? 0,
  lon: delft?.lon ?? 0,
};

test('who knows the address sees the address on the map, also where only the town has coordinates', () => {
  expect(mapLink({ ...somewhere, address: 'Markt 1', postcode: '2611 GP' })).toEqual({
    url: 'https://www.openstreetmap.org/search?query=Markt%201%2C%202611%20GP%20Delft',
    precision: 'address',
  });
});

test('the centre of a town is shown as a town, with no pin in it', () => {
  const link = mapLink(somewhere);
  expect(link?.precision).toBe('town');
  expect(link?.url).not.toContain('mlat');
});

test('coordinates of the place itself get a pin', () => {
  const link = mapLink({ ...somewhere, lat: 52.01, lon: 4.36 });
  expect(link?.precision).toBe('point');
  expect(link?.url).toContain('mlat=52.01&mlon=4.36');
});

test('where nothing is known there is no map', () => {
  expect(mapLink({ ...somewhere, lat: null, lon: null })).toBeUndefined();
});

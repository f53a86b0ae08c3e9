/** Dutch names of places and provinces that GeoNames lists by another name. */
export const DUTCH_NAMES: Record<string, string> = {
  'North Brabant': 'Noord-Brabant',
  'North Holland': 'Noord-Holland',
  'South Holland': 'Zuid-Holland',
  'The Hague': 'Den Haag',
  'Sûdwest Fryslân': 'Súdwest-Fryslân',
};

/** Other names of towns in Latin script; those in other scripts stand in `names-by-script.ts`. */
export const ALTERNATE_NAMES: Record<string, readonly string[]> = {
  'Den Haag': ['The Hague', 'Hague', "'s-Gravenhage", 'La Haye', 'La Haya', 'Haag', 'Lahey', 'Lahay'],
  "'s-Hertogenbosch": ['Den Bosch', 'Bosch'],
  Nijmegen: ['Nimwegen'],
  Leeuwarden: ['Ljouwert'],
  Vlissingen: ['Flushing'],
  Sneek: ['Snits'],
};

/**
 * Centres of municipalities, by CBS code, where the mean of the listed towns would be wrong: no town is listed, or not the
 * one that the municipality is called after.
 */
export const MUNICIPALITY_CENTRES: Record<string, { lat: number; lon: number }> = {
  GM0163: { lat: 52.388, lon: 6.45 },
  GM0317: { lat: 52.2536, lon: 5.2556 },
  GM0717: { lat: 51.548, lon: 3.667 },
  GM0762: { lat: 51.46, lon: 5.797 },
  GM0777: { lat: 51.5706, lon: 4.6356 },
  GM1719: { lat: 51.707, lon: 4.805 },
};

/** Centres of the towns in the demonstration data, so that its test does not depend on the `geography` feature. */
export const towns: Record<string, { lat: number; lon: number }> = {
  'Den Haag': { lat: 52.0705, lon: 4.3007 },
  Rijswijk: { lat: 52.0363, lon: 4.325 },
  Delft: { lat: 52.0116, lon: 4.3571 },
  Zoetermeer: { lat: 52.0607, lon: 4.494 },
  Voorburg: { lat: 52.074, lon: 4.3597 },
  Leidschendam: { lat: 52.089, lon: 4.393 },
  Naaldwijk: { lat: 51.994, lon: 4.21 },
  Wassenaar: { lat: 52.145, lon: 4.402 },
  Pijnacker: { lat: 52.019, lon: 4.428 },
  Leiden: { lat: 52.1601, lon: 4.497 },
  Rotterdam: { lat: 51.9244, lon: 4.4777 },
};

/** Distance in kilometres on a flat map, which is accurate enough within one region. */
export const kilometres = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot((a.lat - b.lat) * 111.2, (a.lon - b.lon) * 68.4);

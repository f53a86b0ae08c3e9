import gazetteer from '../gazetteer.json' with { type: 'json' };
import { DUTCH_NAMES, MUNICIPALITY_CENTRES } from './alternate-names.ts';

export interface Municipality {
  /** CBS code, e.g. GM0518. */
  code: string;
  name: string;
  province: string | null;
}

/** A town, or a municipality that has no town of its own name, by the middle of its towns. */
export interface Town {
  /** Lasting: the code of the municipality and the name, e.g. `GM0518-den-haag`. */
  id: string;
  name: string;
  municipality: string;
  lat: number;
  lon: number;
  /** Has the name of its municipality: what most people mean. */
  seat: boolean;
}

/** Whose work the list is, as the licence asks to say (CC BY 4.0): `text` is the whole sentence for a page. */
export const gazetteerSource = {
  name: gazetteer.source,
  version: `${gazetteer.package} ${gazetteer.version}`,
  licence: gazetteer.licence,
  url: gazetteer.url,
  text: gazetteer.attribution,
};

type Row = [string, number, number, number];

const listedMunicipalities: readonly Municipality[] = (
  gazetteer.municipalities as [string, string, string | null][]
).map(([code, name, province]) => ({ code, name: DUTCH_NAMES[name] ?? name, province }));

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const listed: Town[] = (gazetteer.towns as Row[]).flatMap(([given, index, lat, lon]) => {
  const municipality = listedMunicipalities[index];
  const name = DUTCH_NAMES[given] ?? given;
  return municipality
    ? [
        {
          id: `${municipality.code}-${slug(name)}`,
          name,
          municipality: municipality.code,
          lat,
          lon,
          seat: name === municipality.name,
        },
      ]
    : [];
});

const withoutSeat = listedMunicipalities.flatMap(({ code, name }): Town[] => {
  const own = listed.filter((town) => town.municipality === code);
  if (own.some((town) => town.seat)) return [];
  const middle = MUNICIPALITY_CENTRES[code];
  if (middle) return [{ id: code, name, municipality: code, ...middle, seat: true }];
  const mean = (of: (town: Town) => number) => own.reduce((sum, town) => sum + of(town), 0) / own.length;
  return [
    {
      id: code,
      name,
      municipality: code,
      lat: mean((town) => town.lat),
      lon: mean((town) => town.lon),
      seat: true,
    },
  ];
});

export const towns: readonly Town[] = [...listed, ...withoutSeat];

const byCode = new Map(listedMunicipalities.map((one) => [one.code, one]));
const byId = new Map(towns.map((town) => [town.id, town]));

/** All 342 municipalities, in the order of their codes. */
export const municipalities = (): readonly Municipality[] => listedMunicipalities;

/** A municipality by its CBS code. */
export const municipalityByCode = (code: string): Municipality | undefined => byCode.get(code);

/** A town by its lasting id. */
export const townById = (id: string): Town | undefined => byId.get(id);

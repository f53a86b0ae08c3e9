import gazetteer from '../gazetteer.json' with { type: 'json' };
import villages from '../villages.json' with { type: 'json' };
import { DUTCH_NAMES, MUNICIPALITY_CENTRES } from './alternate-names.ts';

export interface Municipality {
  /** CBS code, e.g. GM0518. */
  code: string;
  name: string;
  province: string | null;
}

/** A town; or a municipality that has no town of its own name, at the mean of its towns. */
export interface Town {
  /** Stable: the code of the municipality and the name, e.g. `GM0518-den-haag`. */
  id: string;
  name: string;
  /** Its CBS code. */
  municipality: string;
  lat: number;
  lon: number;
  /** It has the name of its municipality: what most people mean. */
  seat: boolean;
  /** Inhabitants in thousands, rounded; 0 when there are fewer or the source does not say. */
  thousands: number;
}

/** The attribution that the licence asks for (CC BY 4.0): `text` is the whole sentence for a page. */
export const gazetteerSource = {
  name: gazetteer.source,
  version: `${gazetteer.package} ${gazetteer.version}`,
  licence: gazetteer.licence,
  url: gazetteer.url,
  text: gazetteer.attribution,
};

/** Name, index in the list of municipalities, latitude, longitude, thousands of inhabitants. */
type TownRow = [string, number, number, number, number];

/** All 342 municipalities, in the order of their codes. */
export const municipalities: readonly Municipality[] = (
  gazetteer.municipalities as [string, string, string | null][]
).map(([code, name, province]) => ({
  code,
  name: DUTCH_NAMES[name] ?? name,
  province: province && (DUTCH_NAMES[province] ?? province),
}));

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const listedTowns: Town[] = (gazetteer.towns as TownRow[]).flatMap(
  ([listedName, index, lat, lon, thousands]) => {
    const municipality = municipalities[index];
    const name = DUTCH_NAMES[listedName] ?? listedName;
    return municipality
      ? [
          {
            id: `${municipality.code}-${slug(name)}`,
            name,
            municipality: municipality.code,
            lat,
            lon,
            seat: name === municipality.name,
            thousands,
          },
        ]
      : [];
  },
);

/** Villages that are too small for the gazetteer; also two of one name, such as Den Hoorn on Texel and Den Hoorn near Delft. */
const villageTowns = (villages.villages as [string, string, string, number, number][]).map(
  ([name, municipality, , lat, lon]): Town => ({
    id: `${municipality}-${slug(name)}`,
    name,
    municipality,
    lat,
    lon,
    seat: false,
    thousands: 0,
  }),
);

/** Municipalities that no town is called after, as a town: people type their names as well. */
const municipalitiesAsTowns = municipalities.flatMap(({ code, name }): Town[] => {
  const itsTowns = listedTowns.filter((town) => town.municipality === code);
  if (itsTowns.some((town) => town.seat)) return [];
  const thousands = itsTowns.reduce((sum, town) => sum + town.thousands, 0);
  const centre = MUNICIPALITY_CENTRES[code];
  if (centre) return [{ id: code, name, municipality: code, ...centre, seat: true, thousands }];
  const mean = (coordinate: (town: Town) => number) =>
    itsTowns.reduce((sum, town) => sum + coordinate(town), 0) / itsTowns.length;
  return [
    {
      id: code,
      name,
      municipality: code,
      lat: mean((town) => town.lat),
      lon: mean((town) => town.lon),
      seat: true,
      thousands,
    },
  ];
});

export const towns: readonly Town[] = [...listedTowns, ...villageTowns, ...municipalitiesAsTowns];

const municipalitiesByCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]));
const townsById = new Map(towns.map((town) => [town.id, town]));

/** A municipality by its CBS code. */
export const municipalityByCode = (code: string): Municipality | undefined => municipalitiesByCode.get(code);

/** A town by its stable id. */
export const townById = (id: string): Town | undefined => townsById.get(id);

/** The twelve provinces, by name. */
export const provinces: readonly string[] = [
  ...new Set(municipalities.flatMap(({ province }) => province ?? [])),
].sort((a, b) => a.localeCompare(b, 'nl'));

/** The province of a town; null when the source does not say. */
export const provinceOf = ({ municipality }: Pick<Town, 'municipality'>): string | null =>
  municipalityByCode(municipality)?.province ?? null;

const sharedNames = new Set(
  [...Map.groupBy(towns, ({ name }) => name)].flatMap(([name, those]) => (those.length > 1 ? [name] : [])),
);

/**
 * The name of a town as somebody types it again without being asked which one is meant: `Delft`, `Rijswijk (Altena)`.
 * `suggestTowns` reads both.
 * @param municipality CBS code; null when it is not known
 */
export function townLabel(name: string, municipality: string | null): string {
  const area = municipalityByCode(municipality ?? '')?.name;
  return area && sharedNames.has(name) ? `${name} (${area})` : name;
}

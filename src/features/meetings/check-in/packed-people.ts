import type { ListedPerson } from './protocol.ts';

/** The list as it travels inside the page: short, for the cheapest phone. Seconds since 1970; 0 is not here. */
export interface PackedPeople {
  wheres: string[];
  devices: string[];
  people: [code: string, name: string | null, where: number, atSeconds: number, device: number][];
}

function indexIn(list: string[], text: string): number {
  const known = list.indexOf(text);
  return known < 0 ? list.push(text) - 1 : known;
}

export function packPeople(people: readonly ListedPerson[]): PackedPeople {
  const packed: PackedPeople = { wheres: [], devices: [], people: [] };
  for (const { code, name, where, at, device } of people)
    packed.people.push([
      code,
      name,
      indexIn(packed.wheres, where),
      at ? Math.floor(Date.parse(at) / 1000) : 0,
      indexIn(packed.devices, device),
    ]);
  return packed;
}

export const unpackPeople = ({ wheres, devices, people }: PackedPeople): ListedPerson[] =>
  people.map(([code, name, where, atSeconds, device]) => ({
    code,
    name,
    where: wheres[where] ?? '',
    at: atSeconds ? new Date(atSeconds * 1000).toISOString() : null,
    device: devices[device] ?? '',
  }));

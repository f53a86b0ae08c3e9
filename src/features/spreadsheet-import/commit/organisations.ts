import { idFromName } from '#features/hsds/rules.ts';
import { matchFeatures } from '../duplicates/features.ts';
import type { ImportPlan } from './plan.ts';

type AddedInitiative = ImportPlan['added'][number];

/**
 * The source id of the organisation of each new initiative, by the key of its row. Organisations of one name are one, unless
 * they are in different towns and have contact details that have nothing in common: two community centres "De Brug".
 */
export function organisationIds(added: readonly AddedInitiative[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [id, ofName] of Map.groupBy(added, ({ organisation }) => idFromName(organisation))) {
    const groups: { towns: Set<string>; contacts: Set<string>; rows: AddedInitiative[] }[] = [];
    for (const row of ofName) {
      const { town, domains, phone } = matchFeatures({
        ...row.draft,
        organisation: { name: row.organisation },
      });
      const contacts = [...domains, ...(phone ? [phone] : [])];
      const group = groups.find(
        (known) =>
          !town ||
          known.towns.has(town) ||
          !contacts.length ||
          !known.contacts.size ||
          contacts.some((contact) => known.contacts.has(contact)),
      );
      const joined = group ?? { towns: new Set(), contacts: new Set(), rows: [] };
      if (!group) groups.push(joined);
      if (town) joined.towns.add(town);
      for (const contact of contacts) joined.contacts.add(contact);
      joined.rows.push(row);
    }
    for (const [index, { towns, rows }] of groups.entries())
      for (const { key, organisation } of rows)
        ids.set(key, index === 0 ? id : idFromName(`${organisation}|${[...towns][0] ?? ''}`));
  }
  return ids;
}

import type { OrganisationRow } from '#features/directory';
import { organizationTexts } from '../give/organization.ts';
import { idFromName, idOf } from '../ids.ts';
import type { Note, Raw } from '../types.ts';
import { objects } from '../values.ts';
import { email, firstPhone, webAddress } from './contact.ts';
import { LONGEST, line, paragraphs } from './text/clean.ts';
import { textLanguage } from './text/language.ts';

/** An organization as ours, or null when it has no name. Without an id it gets one from its name. */
export function mapOrganization(raw: Raw, note: Note): OrganisationRow | null {
  const name =
    line(raw.name, LONGEST.name, note, 'name') ||
    line(raw.alternate_name, LONGEST.name, note, 'alternate_name');
  if (!name) return null;
  const given = idOf(raw.id, note);
  if (!given) note('organization-id-derived', 'id', name);
  const description = paragraphs(raw.description, LONGEST.description, note, 'description');
  const contacts = objects(raw.contacts);
  return {
    sourceId: given || idFromName(name),
    name,
    texts:
      organizationTexts(raw) ??
      (description ? { [textLanguage(`${name}. ${description}`)]: { description } } : {}),
    website: webAddress(raw.website ?? raw.url, note, 'website'),
    email: email(raw.email, note, 'email'),
    phone: firstPhone([raw.phones, ...contacts.map((contact) => contact.phones)], note),
  };
}

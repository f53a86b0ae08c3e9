import type { OrganisationRow } from '#features/directory/rules.ts';
import type { RecordIssueSink } from '../../schema/issues.ts';
import { organizationTexts } from '../../schema/profile.ts';
import { idFromName, sourceIdOf } from '../../schema/source-ids.ts';
import { asObjects, type RawRecord } from '../../schema/values.ts';
import { cleanLine, cleanParagraphs, MAX_TEXT_LENGTH } from './clean-text.ts';
import { email, firstPhone, webAddress } from './contact.ts';
import { detectTextLanguage } from './text-language.ts';

/** Maps an organization; null when it has no name. Without an id it gets one that is derived from its name. */
export function mapOrganization(raw: RawRecord, addIssue: RecordIssueSink): OrganisationRow | null {
  const name =
    cleanLine(raw.name, MAX_TEXT_LENGTH.name, addIssue, 'name') ||
    cleanLine(raw.alternate_name, MAX_TEXT_LENGTH.name, addIssue, 'alternate_name');
  if (!name) return null;
  const sourceId = sourceIdOf(raw.id, addIssue);
  if (!sourceId) addIssue('organization-id-derived', 'id', name);
  const description = cleanParagraphs(raw.description, MAX_TEXT_LENGTH.description, addIssue, 'description');
  const contacts = asObjects(raw.contacts);
  return {
    sourceId: sourceId || idFromName(name),
    name,
    texts:
      organizationTexts(raw) ??
      (description ? { [detectTextLanguage(`${name}. ${description}`)]: { description } } : {}),
    website: webAddress(raw.website ?? raw.url, addIssue, 'website'),
    email: email(raw.email, addIssue, 'email'),
    phone: firstPhone([raw.phones, ...contacts.map((contact) => contact.phones)], addIssue),
  };
}

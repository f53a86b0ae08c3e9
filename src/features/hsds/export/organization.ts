import type { Initiative, Organisation, Snapshot } from '#features/directory';
import { PROFILE_PROPERTY } from '../schema/profile.ts';
import { recordId } from './record-id.ts';
import { toService, toServiceSummary, withoutUnknown } from './service.ts';

/** An organisation as an organization of HSDS 3.1; the profile holds its texts in all languages. */
export function toOrganization({ id, name, texts, website, email, phone, changedAt }: Organisation) {
  const description = (texts.nl ?? texts.en ?? Object.values(texts)[0])?.description ?? '';
  return withoutUnknown({
    id,
    name,
    description,
    website,
    email,
    phones: phone ? [{ id: recordId(id, 'phone'), organization_id: id, number: phone, type: 'voice' }] : [],
    last_modified: changedAt.toISOString(),
    [PROFILE_PROPERTY]: { texts },
  });
}

/** The organization of a service in a list of services. */
export function toOrganizationSummary({ organisation }: Initiative, { organisations }: Snapshot) {
  const full = organisations.get(organisation.id);
  if (!full) return { id: organisation.id, name: organisation.name, description: '' };
  const { phones: _, [PROFILE_PROPERTY]: __, ...summary } = toOrganization(full);
  return summary;
}

/** A service with its organization and everything that belongs to it. @param baseUrl of the feed, without a final slash */
export function nestService(initiative: Initiative, snapshot: Snapshot, baseUrl: string) {
  const organisation = snapshot.organisations.get(initiative.organisation.id);
  const organization = organisation
    ? toOrganization(organisation)
    : toOrganizationSummary(initiative, snapshot);
  return toService(initiative, organization, baseUrl);
}

/** @returns a function that gives an organization with its services: as in a list, or in full */
export function nestOrganizations(snapshot: Snapshot, baseUrl: string, fullServices = false) {
  const byOrganisation = Map.groupBy(snapshot.initiatives, ({ organisation }) => organisation.id);
  const toFullService = (initiative: Initiative) => {
    const { organization: _, ...service } = nestService(initiative, snapshot, baseUrl);
    return service;
  };
  return (organisation: Organisation) => ({
    ...toOrganization(organisation),
    services: (byOrganisation.get(organisation.id) ?? []).map(
      fullServices ? toFullService : toServiceSummary,
    ),
  });
}

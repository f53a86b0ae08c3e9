import { z } from 'zod';
import type { Initiative, Organisation, Snapshot } from '#features/directory';
import type { Raw } from '../types.ts';
import { idFor } from './id.ts';
import { PROFILE } from './profile.ts';
import { known, service, serviceBrief } from './service.ts';

const shape = z.strictObject({
  texts: z.record(z.string().regex(/^[a-z]{2,3}$/), z.strictObject({ description: z.string().max(12_000) })),
});

/** An organisation as an organization of HSDS 3.1; its texts in all languages stand in the profile. */
export function organization({ id, name, texts, website, email, phone, changedAt }: Organisation) {
  const description = (texts.nl ?? texts.en ?? Object.values(texts)[0])?.description ?? '';
  return known({
    id,
    name,
    description,
    website,
    email,
    phones: phone ? [{ id: idFor(id, 'phone'), organization_id: id, number: phone, type: 'voice' }] : [],
    last_modified: changedAt.toISOString(),
    [PROFILE]: { texts },
  });
}
export type Organization = ReturnType<typeof organization>;

/** What a list of services says of the organization of each. */
export function organizationIn({ organisation }: Initiative, { organisations }: Snapshot) {
  const own = organisations.get(organisation.id);
  if (!own) return { id: organisation.id, name: organisation.name, description: '' };
  const { phones: _, [PROFILE]: __, ...brief } = organization(own);
  return brief;
}

/** A service with everything that belongs to it, and its organization, inside. @param at where the feed stands */
export function whole(it: Initiative, snapshot: Snapshot, at: string) {
  const own = snapshot.organisations.get(it.organisation.id);
  return service(it, own ? organization(own) : organizationIn(it, snapshot), at);
}

/** An organization with its services inside: as in a list, or with everything that belongs to each. */
export function wholeOrganization(snapshot: Snapshot, at: string, fullService = false) {
  const services = new Map<string, Initiative[]>();
  for (const it of snapshot.initiatives) {
    const own = services.get(it.organisation.id);
    if (own) own.push(it);
    else services.set(it.organisation.id, [it]);
  }
  const inside = (it: Initiative) => {
    const { organization: _, ...rest } = whole(it, snapshot, at);
    return rest;
  };
  return (own: Organisation) => ({
    ...organization(own),
    services: (services.get(own.id) ?? []).map(fullService ? inside : serviceBrief),
  });
}

/** The texts of an organization in our own profile; null when it has none that can be right. */
export function organizationTexts(raw: Raw): Organisation['texts'] | null {
  const given = raw[PROFILE];
  try {
    const read = shape.safeParse(typeof given === 'string' ? JSON.parse(given) : given);
    return read.success ? read.data.texts : null;
  } catch {
    return null;
  }
}

import { z } from 'zod';
import type { Organisation } from '../../types.ts';
import type { Raw } from '../types.ts';
import { idFor } from './id.ts';
import { PROFILE } from './profile.ts';
import { known } from './service.ts';

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

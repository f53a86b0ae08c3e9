import type { StaffMember } from '#core/access/actor.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import type { CaseFile } from '../model/queries.ts';
import type { LetterParties } from './plan-for-letter.ts';

/** Who a letter of a case is from and to. Whoever makes it is whom the newcomer can ask, until the case has a guide. */
export function partiesOf(file: CaseFile, maker: StaffMember, guideName: string | undefined): LetterParties {
  const municipality = municipalityByCode(file.municipality)?.name ?? maker.tenant.name;
  const { street, postcode, town } = file.contact;
  return {
    municipality,
    sender: [],
    name: file.name,
    address: [street, [postcode, town].filter(Boolean).join(' ')].flatMap((line) => (line ? [line] : [])),
    caseNumber: file.number,
    guide: { name: guideName ?? maker.name, contact: [] },
  };
}

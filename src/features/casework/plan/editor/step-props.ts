import type { PageContext } from '#core/http/page-context.ts';
import type { PlanContent } from '../model/content.ts';
import type { PlanFields } from '../model/fields.ts';
import type { PlanDesk } from '../model/read-plan.ts';

/** What the fields of a page of the editor are made of. */
export interface StepFieldsProps {
  page: PageContext;
  desk: PlanDesk;
  /** The draft as it is stored. */
  plan: PlanContent;
  /** What stands in the form: as stored, or as it was just typed. */
  fields: PlanFields;
  /** What to do about a field that could not be kept. */
  errors: Partial<Record<string, string>>;
}

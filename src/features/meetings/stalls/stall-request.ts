import { z } from 'zod';
import type { RequestContext } from '#core/http/request-context.ts';

/** What an organisation says about the stall that it requests: the form, the input of the action and the stored stall. */
export const stallRequest = z.object({
  organisation: z.string().trim().max(120),
  /** What is shown or done there, in the organisation's words. */
  shows: z.string().trim().max(600),
  needsTable: z.boolean(),
  needsPower: z.boolean(),
  forChildren: z.boolean(),
});

export type StallRequest = z.infer<typeof stallRequest>;

/** Reads the request from the form as it was typed. */
export function readStallRequest({ get, getAll }: RequestContext['form']): StallRequest {
  const needs = new Set(getAll('needs'));
  return {
    organisation: get('organisation'),
    shows: get('shows'),
    needsTable: needs.has('table'),
    needsPower: needs.has('power'),
    forChildren: needs.has('children'),
  };
}

import type { RequestContext } from '#core/http/request-context.ts';
import type { Initiative } from '../catalogue/types.ts';
import { claimableInitiative } from '../listings/model/claim-queries.ts';
import { vouchersOf } from '../listings/model/queries.ts';
import { jsonLdOf } from './json-ld.ts';

/** What the page of an initiative shows beside the initiative itself, the same for every reader. */
export interface PageDetails {
  vouchers: string[];
  jsonLd: string;
  claimable: boolean;
}

/** Reads it; from memory there are no vouchers and nothing can be claimed. */
export async function readPageDetails(
  ctx: Pick<RequestContext, 'app' | 'language' | 'fromMemory' | 'readPublic'>,
  initiative: Initiative,
): Promise<PageDetails> {
  const { app, language } = ctx;
  const url = `${app.publicUrl}/${language}/initiatives/${initiative.id}`;
  const jsonLd = jsonLdOf(initiative, language, url);
  if (ctx.fromMemory) return { vouchers: [], jsonLd, claimable: false };
  return ctx.readPublic(async (tx) => ({
    vouchers: await vouchersOf(tx, initiative.id),
    jsonLd,
    claimable: (await claimableInitiative(tx, initiative.id)) !== undefined,
  }));
}

import type { RequestContext } from '#core/http/request-context.ts';
import { findEdition } from './queries.ts';
import type { Edition } from './types.ts';

/** The edition that the path (`:slug`) names; undefined when it does not exist or the visitor may not see it. */
export const findEditionFromPath = (ctx: RequestContext): Promise<Edition | undefined> =>
  ctx.readPublic((tx) => findEdition(tx, { slug: ctx.param('slug') }));

/** The absolute URL of an edition's public page, in the language of the request. */
export const editionUrl = (
  { app, language }: Pick<RequestContext, 'app' | 'language'>,
  { slug }: Edition,
): string => `${app.publicUrl}/${language}/meetings/${slug}`;

/** A calendar file (iCalendar, RFC 5545) that a browser hands to a calendar program. */
export const calendarResponse = (calendar: string): Response =>
  new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="van-onderop.ics"',
    },
  });

import { addresses, type Visit } from '#core/http/request-context.ts';
import { hashToken } from '#features/accounts';
import { answerFresh, stopFresh } from '../actions/fresh.ts';
import { townOf } from '../actions/publish.ts';
import { FreshDonePage, FreshPage } from '../pages/register/fresh.tsx';
import { previewOf } from '../rules/listing.ts';
import { openQuestion } from '../store/fresh.ts';
import { findListing } from '../store/listings.ts';
import { roomIn, typedRoom } from './own.tsx';

const done = (visit: Visit, what: 'thanks' | 'no-mail' | 'over'): Response =>
  visit.page(<FreshDonePage reader={visit.reader} what={what} />, what === 'over' ? 404 : 200);

async function ask(visit: Visit, refused = false): Promise<Response> {
  const now = visit.house.now();
  const listing = await visit.browse(async (tx) => {
    const question = await openQuestion(tx, hashToken(visit.param('link')), now);
    return question && findListing(tx, { id: question.listing });
  });
  if (!listing) return done(visit, 'over');
  const at = `/fresh/${visit.param('link')}`;
  const preview = previewOf(listing.form, townOf(listing.form), now);
  return visit.page(
    <FreshPage
      reader={{ ...visit.reader, path: at }}
      preview={preview}
      token={visit.token()}
      at={`/${visit.language}${at}`}
      typed={refused ? typedRoom(visit, preview, 'answer') : undefined}
    />,
    refused ? 422 : 200,
  );
}

export const freshAddresses = addresses(
  {
    method: 'get',
    path: '/fresh/:link',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => (visit.query.has('done') ? done(visit, 'thanks') : ask(visit)),
  },
  {
    method: 'post',
    path: '/fresh/:link',
    may: 'anyone',
    teamLanguages: true,
    does: answerFresh,
    answer: async (visit) => {
      const said = { link: visit.param('link'), answer: visit.form.one('answer'), ...roomIn(visit) };
      const answered = await answerFresh(visit.house, visit.actor, said);
      if (answered.ok) return visit.go(`/fresh/${said.link}?done`);
      return answered.refusal === 'not-right' ? ask(visit, true) : done(visit, 'over');
    },
  },
  {
    method: 'post',
    path: '/fresh/:link/stop',
    may: 'anyone',
    teamLanguages: true,
    oneClick: true,
    does: stopFresh,
    answer: async (visit) => {
      const stopped = await stopFresh(visit.house, visit.actor, { link: visit.param('link') });
      return done(visit, stopped.ok ? 'no-mail' : 'over');
    },
  },
);

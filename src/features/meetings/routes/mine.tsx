import { teamLooks } from '#core/access/logged-read.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { hashToken } from '#features/accounts';
import { answerOffer, cancelComing, changeComing, comeAgain } from '../actions/own.ts';
import { ownCalendar } from '../letters/coming.ts';
import { ComePage, type ComeRefusal } from '../pages/own/come.tsx';
import { MinePage } from '../pages/own/mine.tsx';
import { qrOf } from '../qr.ts';
import type { ComeForm } from '../rules/form.ts';
import { phaseOf } from '../rules/when.ts';
import { findEdition } from '../store/editions.ts';
import { signUpByLink } from '../store/signUps.ts';
import type { Edition, SignUp } from '../types.ts';
import { flawsIn, typedForm, withMore } from './come.tsx';
import { calendarFile } from './look.tsx';

/** The sign-up whose link the address holds; who has the link may see it, nobody else knows that it exists. */
const mineOf = (visit: Visit): Promise<{ mine: SignUp; edition: Edition } | undefined> =>
  visit.browse(async (tx) => {
    const mine = await signUpByLink(tx, hashToken(visit.param('link')));
    const edition = mine && (await findEdition(tx, { id: mine.editionId }));
    return mine && edition && { mine, edition };
  });

/** What was said before, as a form. */
function formOf(mine: SignUp): ComeForm {
  const of = (member: string, kind: string) =>
    mine.needs.find((need) => need.member === member && need.kind === kind)?.detail ?? '';
  return {
    once: mine.id,
    email: mine.email ?? '',
    phone: mine.phone ?? '',
    members: mine.members.map((member) => ({
      firstName: member.firstName ?? '',
      interpreter: of(member.id, 'interpreter'),
      needs: mine.needs.filter((need) => need.member === member.id).map(({ kind }) => kind),
      diet: of(member.id, 'diet'),
      other: of(member.id, 'other'),
    })),
    wishes: mine.wishes,
    anyOther: mine.anyOther,
    moveUp: mine.moveUp,
    keepInformed: mine.keepInformed,
    seen: mine.version,
  };
}

async function showMine(visit: Visit, refusal?: 'offer-over'): Promise<Response> {
  const found = await mineOf(visit);
  if (!found) return visit.notThere();
  const { mine, edition } = found;
  const looks = await visit.browse((tx) => teamLooks(tx, edition.id, 30));
  const badges = mine.members.map(({ firstName, code }) => ({ name: firstName, code, svg: qrOf(code) }));
  return visit.page(
    <MinePage
      reader={visit.reader}
      edition={edition}
      mine={mine}
      phase={phaseOf(edition, visit.house.now())}
      token={visit.token()}
      link={visit.param('link')}
      badges={badges}
      looks={looks.filter(({ at }) => at >= mine.madeAt)}
      fresh={visit.query.has('new')}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

async function showChange(visit: Visit, typed?: ComeForm, refusal?: ComeRefusal): Promise<Response> {
  const found = await mineOf(visit);
  if (!found) return visit.notThere();
  const { mine, edition } = found;
  // Whoever was told that it changed elsewhere decides with the next tap.
  const seen = refusal === 'changed-elsewhere' ? mine.version : typed?.seen;
  const form = typed ? { ...typed, seen: seen ?? mine.version } : formOf(mine);
  return visit.page(
    <ComePage
      reader={{ ...visit.reader, path: `/m/${visit.param('link')}/change` }}
      edition={edition}
      form={form}
      token={visit.token()}
      action={`/m/${visit.param('link')}/change`}
      flaws={refusal === 'not-right' ? flawsIn(form, edition) : []}
      refusal={refusal}
      change
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const own = (visit: Visit): string => `/m/${visit.param('link')}`;

export const mineAddresses = addresses(
  { method: 'get', path: '/m/:link', may: 'anyone', answer: (visit) => showMine(visit) },
  {
    method: 'get',
    path: '/m/:link/calendar.ics',
    may: 'anyone',
    answer: async (visit) => {
      const found = await mineOf(visit);
      if (!found) return visit.notThere();
      return calendarFile(
        ownCalendar(visit.house, found.edition, { ...found.mine, language: visit.language }),
      );
    },
  },
  { method: 'get', path: '/m/:link/change', may: 'anyone', answer: (visit) => showChange(visit) },
  {
    method: 'post',
    path: '/m/:link/change/keep',
    may: 'anyone',
    answer: async (visit) => {
      const found = await mineOf(visit);
      return found ? showChange(visit, withMore(visit, typedForm(visit, found.edition))) : visit.notThere();
    },
  },
  {
    method: 'post',
    path: '/m/:link/change',
    may: 'anyone',
    does: changeComing,
    answer: async (visit) => {
      const found = await mineOf(visit);
      if (!found) return visit.notThere();
      const form = typedForm(visit, found.edition);
      const changed = await changeComing(visit.house, visit.actor, { link: visit.param('link'), form });
      if (changed.ok) return visit.go(own(visit));
      const { refusal } = changed;
      if (refusal === 'not-there') return visit.notThere();
      return showChange(
        visit,
        form,
        refusal === 'over' || refusal === 'changed-elsewhere' ? refusal : 'not-right',
      );
    },
  },
  {
    method: 'post',
    path: '/m/:link/cancel',
    may: 'anyone',
    does: cancelComing,
    answer: async (visit) => {
      await cancelComing(visit.house, visit.actor, { link: visit.param('link') });
      return visit.go(own(visit));
    },
  },
  {
    method: 'post',
    path: '/m/:link/again',
    may: 'anyone',
    does: comeAgain,
    answer: async (visit) => {
      await comeAgain(visit.house, visit.actor, { link: visit.param('link') });
      return visit.go(own(visit));
    },
  },
  {
    method: 'post',
    path: '/m/:link/offer',
    may: 'anyone',
    does: answerOffer,
    answer: async (visit) => {
      const yes = visit.form.one('answer') === 'yes';
      const said = { link: visit.param('link'), part: visit.form.one('part'), yes };
      const answered = await answerOffer(visit.house, visit.actor, said);
      return answered.ok ? visit.go(own(visit)) : showMine(visit, 'offer-over');
    },
  },
);

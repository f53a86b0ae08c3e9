import { isFor } from '#core/access/actor.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { comeAtDesk } from '../actions/come.ts';
import { ComePage } from '../pages/own/come.tsx';
import type { ComeForm } from '../rules/form.ts';
import { findEdition } from '../store/editions.ts';
import type { Edition } from '../types.ts';
import { emptyForm, flawsIn, typedForm, withMore } from './come.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}/come';

/** The edition of this address, when the member's link is for it. Nobody's things are shown here. */
async function editionFor(visit: Visit): Promise<Edition | undefined> {
  const id = visit.param('edition');
  return isFor(visit.member(), id) ? visit.browse((tx) => findEdition(tx, { id })) : undefined;
}

function show(visit: Visit, edition: Edition, form: ComeForm, refusal?: 'not-right' | 'over'): Response {
  const action = `/organise/${edition.id}/come`;
  return visit.page(
    <ComePage
      reader={{ ...visit.reader, path: action }}
      edition={edition}
      form={form}
      token={visit.token()}
      action={action}
      flaws={refusal === 'not-right' ? flawsIn(form, edition) : []}
      refusal={refusal}
      desk
    />,
    refusal ? 422 : 200,
  );
}

/** Signing somebody up on the phone or at the desk, also on the day itself: the same form, the same rules. */
export const deskAddresses = addresses(
  {
    method: 'get',
    path: PATH,
    may: 'desk',
    shows: 'organising',
    answer: async (visit) => {
      const edition = await editionFor(visit);
      return edition ? show(visit, edition, emptyForm(edition)) : visit.notThere();
    },
  },
  {
    method: 'post',
    path: `${PATH}/keep`,
    may: 'desk',
    answer: async (visit) => {
      const edition = await editionFor(visit);
      return edition ? show(visit, edition, withMore(visit, typedForm(visit, edition))) : visit.notThere();
    },
  },
  {
    method: 'post',
    path: PATH,
    may: 'desk',
    does: comeAtDesk,
    answer: async (visit) => {
      const edition = await editionFor(visit);
      if (!edition) return visit.notThere();
      const form = typedForm(visit, edition);
      const said = { edition: edition.id, language: visit.language, form };
      const came = await comeAtDesk(visit.house, visit.actor, said);
      if (came.ok) return visit.go(`/m/${came.value}?new`);
      return came.refusal === 'not-there'
        ? visit.notThere()
        : show(visit, edition, form, came.refusal === 'over' ? 'over' : 'not-right');
    },
  },
);

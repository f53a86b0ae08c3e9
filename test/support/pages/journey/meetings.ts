import type { Fields } from '../forms.ts';
import { findIn, hidden, makeVisitor, type Page, pathOf, type Site, type Visitor } from '../visitor.ts';

/** Address of the demonstration meeting, without its language. */
export const MEETING = '/meetings/van-onderop-den-haag';

/** Signs somebody up for the demonstration meeting. @param wishes numbers of conversations @returns the own page */
export async function signUp(
  visitor: Visitor,
  wishes: number[],
  fields: Fields = {},
  language = 'nl',
): Promise<Page> {
  const form = await visitor.open(`/${language}${MEETING}/come`);
  return visitor.submit(form, '/come', { ...wishFields(form, wishes), ...fields });
}

/** Wishes as the form asks them: one menu for each choice, in which conversations stand with their number. */
function wishFields(form: Page, wishes: number[]): Fields {
  const name = findIn(form, /<select[^>]* name="(wish-[^"]+)-1"/);
  return Object.fromEntries(
    wishes.map((number, i) => [
      `${name}-${i + 1}`,
      findIn(form, new RegExp(`<option[^>]* value="([^"]+)"[^>]*>${number}\\. `)),
    ]),
  );
}

/** Somebody who comes: the form and its refusals, the own page, changing, cancelling. @returns paths of own pages */
export async function signUpJourney(site: Site): Promise<string[]> {
  const aster = makeVisitor(site, 'Aster');
  for (const path of [
    '/meetings',
    MEETING,
    `${MEETING}/come`,
    `${MEETING}/programme`,
    `${MEETING}/draw`,
    `${MEETING}/report`,
    `${MEETING}/stand`,
  ])
    await aster.look(path);
  for (const language of ['nl', 'ar']) {
    const form = await aster.open(`/${language}${MEETING}/come`);
    await aster.submit(form, '/come', { email: 'aster at home', name0: 'Aster', diet0: 'x'.repeat(500) });
    const more = await aster.post(`/${language}${MEETING}/come/keep`, {
      ...hidden(form),
      more: 'yes',
      name0: 'Aster',
    });
    await aster.submit(more, '/come', { 'wish-nothing-1': 'nothing', phone: 'no number' });
  }
  const own = await signUp(aster, [3, 1], {
    rows: '2',
    name0: 'Aster',
    name1: 'Hiwot',
    interpreter1: 'ti',
    need0: 'childcare',
    diet1: 'vegetarian',
    email: 'aster@voorbeeld.nl',
  });
  const path = pathOf(own);
  await aster.look(path);
  await aster.look(`${path}/calendar.ics`);
  await aster.look(`${path}/change`);
  const bilal = makeVisitor(site, 'Bilal');
  const bilalPath = pathOf(await signUp(bilal, [2], { name0: 'Bilal', email: 'bilal@voorbeeld.nl' }, 'ar'));
  await bilal.look(bilalPath);
  const chava = makeVisitor(site, 'Chava');
  const chavaPath = pathOf(
    await signUp(chava, [4], { name0: 'Chava', interpreter0: 'ti', other0: 'Ik zie slecht' }),
  );
  await change(bilal, bilalPath);
  await bilal.submit(await bilal.open(`/ar${bilalPath}`), '/cancel');
  await bilal.look(bilalPath);
  await bilal.submit(await bilal.open(`/nl${bilalPath}`), '/again');
  await bilal.look(bilalPath);
  const shown = await bilal.open(`/nl${bilalPath}?now`);
  await bilal.post(`/nl${bilalPath}/offer`, { ...hidden(shown), part: 'none', answer: 'yes' });
  await bilal.submit(shown, '/photos');
  await bilal.look(bilalPath);
  return [path, bilalPath, chavaPath];
}

async function change(visitor: Visitor, path: string): Promise<void> {
  const before = await visitor.open(`/nl${path}/change`);
  await visitor.post(`/ar${path}/change/keep`, { ...hidden(before), more: 'yes', name0: 'Bilal' });
  await visitor.submit(before, '/change', { email: 'no address' });
  await visitor.submit(before, '/change', { name0: 'Bilal de eerste', needs: 'stepFree' });
  await visitor.submit(before, '/change', { name0: 'Bilal te laat' });
}

/** Somebody who asks for a stand, is refused, asks again and withdraws one of two. @returns the path of the other */
export async function standJourney(site: Site): Promise<string> {
  const dilan = makeVisitor(site, 'Dilan');
  for (const language of ['nl', 'ar']) {
    const form = await dilan.open(`/${language}${MEETING}/stand`);
    await dilan.submit(form, '/stand', { organisation: '', shows: '' });
    await dilan.submit(form, '/stand', { organisation: 'Soepbus', shows: 'Soep', email: 'soep' });
  }
  const asked = async (language: string, organisation: string) =>
    dilan.submit(await dilan.open(`/${language}${MEETING}/stand`), '/stand', {
      organisation,
      shows: 'Linzensoep en foto’s',
      needs: ['table', 'power'],
      email: 'soep@voorbeeld.nl',
    });
  const first = await asked('nl', 'Soepbus');
  const second = await asked('ar', 'Fietsclub');
  await dilan.look(pathOf(first));
  await dilan.submit(second, pathOf(second));
  await dilan.look(pathOf(second));
  return pathOf(first);
}

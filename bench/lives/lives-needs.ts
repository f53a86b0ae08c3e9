import {
  all,
  apart,
  between,
  byTelephone,
  endsBy,
  first,
  hasCaution,
  hasGoal,
  isClose,
  isFor,
  isListening,
  type Life,
  none,
  notOffered,
  offered,
  some,
  speaks,
  week,
} from './life.ts';
import {
  AMERSFOORT,
  ASSEN,
  DEN_HAAG,
  EINDHOVEN,
  free,
  GRONINGEN,
  MAASSLUIS,
  ROTTERDAM,
  UTRECHT,
  WORKDAYS,
  ZOETERMEER,
} from './places.ts';

/** People who need something at a place: signs, no stairs, a quiet room, childcare, only women, no letters. */
export const livesWithNeeds: Life[] = [
  {
    // Deaf, learned Dutch signs at school in the centre. What she can follow is where hands talk; nothing that is heard.
    who: 'Rima, deaf, from Syria, in The Hague',
    story: {
      age: '27-64',
      languages: ['ar'],
      level: 'a1',
      goals: ['people', 'dutch'],
      company: ['mixed', 'women'],
      place: DEN_HAAG,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
      access: { needs: ['signLanguage'], signLanguages: ['dse'] },
    },
    must: [first('where they sign her language', ({ signLanguages }) => signLanguages.includes('dse'))],
    mustNot: [none('by telephone', byTelephone), none('to listen to', isListening)],
    should: [
      all('said where signs are unknown', (i, p) => i.signLanguages.length > 0 || hasCaution('access')(i, p)),
    ],
  },
  {
    // Hears badly since the war. A loop or clear sound lets her join; a choir or a telephone buddy is a humiliation.
    who: 'Halyna, 68, hears badly, in Utrecht',
    story: {
      age: '65plus',
      languages: ['uk', 'ru'],
      level: 'a2',
      goals: ['people', 'dutch', 'buddy'],
      company: ['mixed', 'women'],
      place: UTRECHT,
      travel: { modes: ['transit', 'walk'], minutes: 45 },
      access: { needs: ['hearing'], signLanguages: [] },
    },
    must: [between(1, 3), first('with clear sound', ({ access }) => access.includes('hearing'))],
    mustNot: [none('by telephone', byTelephone), none('to listen to', isListening)],
    should: [some('to meet people', hasGoal('people'))],
  },
  {
    // Signs Ukrainian only. A table where somebody signs it is home; Dutch signs are better than no signs.
    who: 'Oksana, deaf, from Ukraine, near Utrecht',
    story: {
      age: '27-64',
      goals: ['people'],
      company: ['mixed', 'women'],
      place: UTRECHT,
      travel: { modes: ['transit'], minutes: 60 },
      access: { needs: ['signLanguage', 'written'], signLanguages: ['ukl'] },
    },
    must: [first('in Ukrainian signs', ({ signLanguages }) => signLanguages.includes('ukl'))],
    mustNot: [none('by telephone', byTelephone), none('to listen to', isListening)],
    should: [],
  },
  {
    // A deaf woman who only goes where women are. Both needs at once: the group of deaf women, and nothing mixed.
    who: 'Samira, deaf, only with women, in Assen',
    story: {
      age: '27-64',
      goals: ['people', 'dutch'],
      company: ['women'],
      place: ASSEN,
      travel: { modes: ['transit', 'bicycle'], minutes: 45 },
      access: { needs: ['signLanguage'], signLanguages: ['psc', 'dse'] },
    },
    must: [some('for deaf women', (i) => i.audience === 'women' && i.signLanguages.length > 0)],
    mustNot: [all('for women', isFor('women')), none('by telephone', byTelephone)],
    should: [],
  },
  {
    // A deaf boy of seventeen: peers who sign, kept safe; no adult alone with him.
    who: 'Yusuf, 17, deaf, in Eindhoven',
    story: {
      age: '16-17',
      goals: ['people', 'move'],
      company: ['mixed', 'men'],
      place: EINDHOVEN,
      travel: { modes: ['bicycle', 'transit'], minutes: 30 },
      access: { needs: ['signLanguage'], signLanguages: ['tsm', 'dse'] },
    },
    must: [first('where they sign', ({ signLanguages }) => signLanguages.length > 0)],
    mustNot: [none('with one adult', isClose), none('to listen to', isListening)],
    should: [],
  },
  {
    // In a wheelchair. A step at the door is a closed door: known ramps first, stairs never.
    who: 'Tesfay, in a wheelchair, in The Hague',
    story: {
      age: '27-64',
      languages: ['ti'],
      level: 'a1',
      goals: ['letters', 'people'],
      company: ['mixed', 'men'],
      place: DEN_HAAG,
      travel: { modes: ['transit'], minutes: 45 },
      access: { needs: ['stepFree', 'toilet'], signLanguages: [] },
    },
    must: [
      first(
        'without steps and with a toilet',
        ({ access }) => access.includes('stepFree') && access.includes('toilet'),
      ),
      some('to meet people', hasGoal('people')),
    ],
    mustNot: [notOffered('with steps', ({ accessLacks }) => accessLacks.includes('stepFree'))],
    should: [some('for letters', hasGoal('letters'))],
  },
  {
    // Blind, walks with a dog. One place says that the dog may come along: that is where she dares to go first.
    who: 'Nadia, blind, with a guide dog, in Maassluis',
    story: {
      age: '27-64',
      goals: ['health', 'people'],
      company: ['mixed', 'women'],
      place: MAASSLUIS,
      travel: { modes: ['walk', 'transit'], minutes: 45 },
      access: { needs: ['guideDog'], signLanguages: [] },
    },
    must: [first('where the dog may come', ({ access }) => access.includes('guideDog'))],
    mustNot: [],
    should: [],
  },
  {
    // Sees little. Large letters or somebody who reads aloud; he wants the telephone to obey him.
    who: 'Omar, sees little, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['ar'],
      level: 'a1',
      script: 'some',
      goals: ['digital'],
      company: ['mixed', 'men'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 45 },
      access: { needs: ['largePrint'], signLanguages: [] },
    },
    must: [first('with large letters', ({ access }) => access.includes('largePrint'))],
    mustNot: [],
    should: [first('in Arabic', speaks('ar'))],
  },
  {
    // Sleeps badly, crowds are too much. A quiet place known to be quiet.
    who: 'Leyla, needs quiet, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['fa'],
      goals: ['health'],
      company: ['mixed', 'women'],
      place: ROTTERDAM,
      travel: { modes: ['transit', 'bicycle'], minutes: 30 },
      access: { needs: ['quiet'], signLanguages: [] },
    },
    must: [
      first('that is quiet', ({ access }) => access.includes('quiet')),
      first('for health', hasGoal('health')),
    ],
    mustNot: [],
    should: [],
  },
  {
    // Two small children and nobody to watch them: without childcare the best lesson is no lesson.
    who: 'Hamdi, with small children, in The Hague',
    story: {
      age: '27-64',
      languages: ['so'],
      level: 'a0',
      script: 'some',
      goals: ['dutch'],
      children: 'care',
      company: ['mixed', 'women'],
      place: DEN_HAAG,
      travel: { modes: ['transit', 'walk'], minutes: 30 },
      time: free(WORKDAYS, ['morning', 'afternoon']),
    },
    must: [
      first('with childcare', ({ childcare }) => childcare === true),
      first('for Dutch', hasGoal('dutch')),
      first('in Somali', speaks('so')),
    ],
    mustNot: [notOffered('without childcare', ({ childcare }) => childcare === false)],
    should: [],
  },
  {
    // The same in Rotterdam, and she never went to school: a lesson for who reads no letters.
    who: 'Letebrhan, with a baby, reads no letters, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['ti'],
      level: 'none',
      script: 'no',
      goals: ['dutch', 'family'],
      children: 'care',
      company: ['mixed', 'women'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [
      first('with childcare', ({ childcare }) => childcare === true),
      some('for Dutch', hasGoal('dutch')),
    ],
    mustNot: [none('where one must read', ({ latinScript }) => latinScript === true)],
    should: [some('in Tigrinya', speaks('ti'))],
  },
  {
    // Her husband and her faith: only among women. What nobody says is for women does not count as for women.
    who: 'Khadija, only with women, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['ar', 'so'],
      goals: ['move', 'people', 'create'],
      company: ['women'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [between(2, 3), some('to move', hasGoal('move'))],
    mustNot: [all('for women', isFor('women'))],
    should: [between(3, 3)],
  },
  {
    // A man who wants to be among men to talk.
    who: 'Bashir, among men, in The Hague',
    story: {
      age: '27-64',
      languages: ['ar'],
      goals: ['people'],
      company: ['men'],
      place: DEN_HAAG,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [first('for men', isFor('men'))],
    mustNot: [all('for men', isFor('men'))],
    should: [],
  },
  {
    // He skipped with whom he likes to be. Nobody may guess that he is welcome among mothers, nor among men.
    who: 'Somebody who skipped the question about groups, in Zoetermeer',
    story: {
      age: '27-64',
      goals: ['people', 'move', 'family'],
      place: ZOETERMEER,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [between(1, 3), apart('for women', ({ audience }) => audience === 'women')],
    mustNot: [none('for women', isFor('women')), none('for men', isFor('men'))],
    should: [],
  },
  {
    // She skipped it too: what is for women is shown, apart, with the one question that opens it.
    who: 'A mother who skipped the question about groups, in The Hague',
    story: {
      age: '27-64',
      languages: ['ar'],
      level: 'a0',
      goals: ['dutch', 'family'],
      place: DEN_HAAG,
      travel: { modes: ['transit'], minutes: 45 },
    },
    must: [
      apart('for women', ({ audience }) => audience === 'women'),
      week('asks with whom she likes to be', ({ apart: set }) =>
        set.some(({ question }) => question === 'company'),
      ),
    ],
    mustNot: [none('for women', isFor('women')), none('for men', isFor('men'))],
    should: [some('for Dutch', hasGoal('dutch'))],
  },
  {
    // Never held a pen. First words by speaking and pictures, in his own language where it can be.
    who: 'Mehari, 40, reads no letters, no word of Dutch, in Groningen',
    story: {
      age: '27-64',
      languages: ['ti'],
      level: 'none',
      script: 'no',
      goals: ['dutch', 'letters'],
      company: ['mixed', 'men'],
      place: GRONINGEN,
      travel: { modes: ['bicycle', 'transit'], minutes: 30 },
    },
    must: [some('for Dutch', hasGoal('dutch')), first('in Tigrinya', speaks('ti'))],
    mustNot: [
      none('where one must read', ({ latinScript }) => latinScript === true),
      none('from A1 on', ({ levelMin }) => levelMin !== null && levelMin !== 'none' && levelMin !== 'a0'),
    ],
    should: [],
  },
  {
    // Speaks Dutch well and never learned to read: speaking is no problem, a form is.
    who: 'Rosa, speaks well, reads no letters, in Utrecht',
    story: {
      age: '27-64',
      languages: ['pt', 'es'],
      level: 'b1',
      script: 'no',
      goals: ['letters', 'work'],
      company: ['mixed', 'women'],
      place: UTRECHT,
      travel: { modes: ['transit', 'bicycle'], minutes: 30 },
    },
    must: [some('for letters', hasGoal('letters'))],
    mustNot: [none('where one must read', ({ latinScript }) => latinScript === true)],
    should: [],
  },
  {
    // No telephone at all. What goes by telephone is out of reach; to walk in somewhere is not.
    who: 'Abel, without a telephone, in Amersfoort',
    story: {
      age: '27-64',
      languages: ['ti', 'en'],
      goals: ['people', 'digital'],
      company: ['mixed', 'men'],
      reach: ['none'],
      place: AMERSFOORT,
      travel: { modes: ['bicycle', 'transit'], minutes: 45 },
    },
    must: [between(1, 3)],
    mustNot: [none('by telephone', byTelephone)],
    should: [some('to meet people', hasGoal('people')), none('online', ({ online }) => online)],
  },
  {
    // Stammers, and only writes messages. A buddy who calls twice a week is not the first to propose.
    who: 'Daria, messages only, in Rotterdam',
    story: {
      age: '27-64',
      languages: ['en', 'ru'],
      level: 'a2',
      goals: ['dutch', 'people'],
      company: ['mixed', 'women'],
      reach: ['message'],
      place: ROTTERDAM,
      travel: { modes: ['transit'], minutes: 30 },
    },
    must: [between(2, 3), none('by telephone', byTelephone)],
    mustNot: [],
    should: [all('over before nine', endsBy(21 * 60))],
  },
  {
    // Old, alone, and wants a voice on the line: for her the telephone is the thing itself.
    who: 'Maryam, 72, wants somebody to call, in Eindhoven',
    story: {
      age: '65plus',
      languages: ['nl', 'en', 'ar', 'fa'],
      level: 'b1',
      goals: ['buddy'],
      company: ['mixed', 'women'],
      reach: ['call'],
      place: EINDHOVEN,
      travel: { modes: ['walk', 'transit'], minutes: 30 },
    },
    must: [
      offered(
        'a buddy',
        ({ goals, contactForms }) => goals.includes('buddy') || contactForms.includes('telephone'),
      ),
    ],
    mustNot: [],
    should: [offered('by telephone', ({ contactForms }) => contactForms.includes('telephone'))],
  },
];

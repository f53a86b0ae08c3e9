export {
  type ConsentPurpose,
  consentState,
  questionsOf,
  type RecipientKind,
  readCode,
  SCREEN_MINUTES,
  SHARING_DAYS,
  SHARING_PURPOSES,
  STORY_PARTS,
  type StoryPart,
} from './model/rules.ts';

export {
  type ConsentPurpose,
  questionsOf,
  type RecipientKind,
  STORY_PARTS,
  type StoryPart,
} from './model/rules.ts';

export * from './model/rules.ts';

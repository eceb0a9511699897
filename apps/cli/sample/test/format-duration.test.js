import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration } from '../src/format-duration.js';

test('says seconds below a minute', () => {
  assert.equal(formatDuration(45), '45 s');
});

test('says minutes and seconds', () => {
  assert.equal(formatDuration(90), '1 min 30 s');
});

test('says hours and minutes', () => {
  assert.equal(formatDuration(7500), '2 h 5 min');
});

test('says a full minute as a minute, and a full hour as an hour', () => {
  assert.equal(formatDuration(60), '1 min');
  assert.equal(formatDuration(3600), '1 h');
});

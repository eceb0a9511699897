import { describe, expect, it } from 'vitest';
import { explainUrl } from './explain-url.ts';

const own = (): readonly string[] => [];

describe('explaining a URL', () => {
  it('tells what a name stands for, each answer with its class', async () => {
    const asked: string[] = [];
    const told = await explainUrl('http://a.example/', {
      own,
      resolve: (host) => Promise.resolve([asked.push(host) > 0 ? '93.184.215.14' : '']),
    });
    expect(told).toMatchObject({
      decision: 'allow',
      rule: 'allowed-address',
      answers: [{ address: '93.184.215.14' }],
    });
    expect(asked).toEqual(['a.example']);
  });

  it('names the one answer that refuses all', async () => {
    const resolve = () => Promise.resolve(['93.184.215.14', '10.0.0.1']);
    const told = await explainUrl('http://a.example/', { own, resolve });
    expect(told).toMatchObject({
      decision: 'deny',
      rule: 'private-address',
      address: { address: '10.0.0.1' },
      answers: [{ address: '93.184.215.14' }, { address: '10.0.0.1' }],
    });
  });

  it('asks nobody about a text that is refused, nor about an address', async () => {
    const resolve = () => Promise.reject(new Error('asked'));
    const refused = await explainUrl('http://10.0.0.1/', { own, resolve });
    expect(refused).toMatchObject({ decision: 'deny', rule: 'private-address' });
    const itself = await explainUrl('http://93.184.215.14/', {
      own: () => ['93.184.215.14'],
      resolve,
    });
    expect(itself).toMatchObject({ decision: 'deny', answers: [{ address: '93.184.215.14' }] });
  });

  it('says that a name does not resolve, and gives no answers then', async () => {
    const resolve = () => Promise.reject(new Error('no such name'));
    const told = await explainUrl('http://a.example/', { own, resolve });
    expect(told).toMatchObject({ decision: 'deny', rule: 'unresolvable' });
    expect(told).not.toHaveProperty('answers');
  });

  it('fails with what is no refusal', async () => {
    const attempt = explainUrl('http://a.example/', {
      own: () => {
        throw new Error('no interfaces');
      },
      resolve: () => Promise.resolve(['93.184.215.14']),
    });
    await expect(attempt).rejects.toThrow('no interfaces');
  });
});

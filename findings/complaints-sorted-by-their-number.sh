#!/bin/sh
# Guess: a package that learns from examples to sort texts (complaints by what they are about) learns less from Chinese
# than from English, for it does not know its words; it says so, or does what it can with the characters.
# Really: bayes, bayes-classifier and classificator take away whatever is no Latin or Cyrillic letter before they look, so
# each Chinese text is empty: every complaint gets the class of which there were most examples, "waiting", whatever it
# says, with a probability beside it; six examples of the same in English are sorted rightly. No error. It is not the
# language: @ladjs/naivebayes sorts the Chinese rightly from the same six, and so does bayes once it is given a tokenizer
# that hands it characters and pairs of them.
# Whom it hurts: complaints and questions sorted by program: as most of them are of the largest class, the share of right
# ones looks good.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='bayes@1.0.0 bayes-classifier@0.0.5 classificator@1.0.1 @ladjs/naivebayes@0.1.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const bayes = require('bayes')
const BayesClassifier = require('bayes-classifier')
const classificator = require('classificator')
const LadNaiveBayes = require('@ladjs/naivebayes')
const LEARNT = {
  Chinese: [
    ['窗口人员态度不好', 'manner'],
    ['工作人员态度差没有礼貌', 'manner'],
    ['排队等候时间太长', 'waiting'],
    ['等了两个小时才叫号', 'waiting'],
    ['等候区叫号很慢', 'waiting'],
    ['材料要求没有一次告知', 'papers'],
  ],
  English: [
    ['the clerk was rude', 'manner'],
    ['staff attitude bad and impolite', 'manner'],
    ['waiting time too long', 'waiting'],
    ['waited two hours to be called', 'waiting'],
    ['queue calls are slow', 'waiting'],
    ['papers needed were not told at once', 'papers'],
  ],
}
const ASKED = {
  Chinese: ['工作人员态度不好', '叫号太慢等候太长', '告知的材料要求不对'],
  English: ['rude clerk bad attitude', 'waiting too long in the queue', 'papers needed not told'],
}
const pieces = (text) => [...text, ...[...text].slice(1).map((character, at) => [...text][at] + character)]
const ways = {
  async bayes(learnt, options) {
    const sorter = bayes(options)
    for (const [text, topic] of learnt) await sorter.learn(text, topic)
    return (text) => sorter.categorize(text)
  },
  async 'bayes-classifier'(learnt) {
    const sorter = new BayesClassifier()
    for (const [text, topic] of learnt) sorter.addDocument(text, topic)
    sorter.train()
    return (text) => sorter.classify(text)
  },
  async classificator(learnt) {
    const sorter = classificator()
    for (const [text, topic] of learnt) sorter.learn(text, topic)
    return (text) => sorter.categorize(text).predictedCategory
  },
  async '@ladjs/naivebayes'(learnt) {
    const sorter = new LadNaiveBayes()
    for (const [text, topic] of learnt) sorter.learn(text, topic)
    return (text) => sorter.categorize(text)
  },
}
async function main() {
  const seen = {}
  for (const [name, way] of Object.entries(ways))
    for (const language of ['English', 'Chinese']) {
      const sort = await way(LEARNT[language])
      seen[`${name}, ${language}`] = await Promise.all(ASKED[language].map(sort))
    }
  const sort = await ways.bayes(LEARNT.Chinese, { tokenizer: pieces })
  seen['bayes with an own tokenizer, Chinese'] = await Promise.all(ASKED.Chinese.map(sort))
  const right = ['manner', 'waiting', 'papers']
  const largest = ['waiting', 'waiting', 'waiting']
  const expected = {
    'bayes, English': right,
    'bayes, Chinese': largest,
    'bayes-classifier, English': right,
    'bayes-classifier, Chinese': largest,
    'classificator, English': right,
    'classificator, Chinese': largest,
    '@ladjs/naivebayes, English': right,
    '@ladjs/naivebayes, Chinese': right,
    'bayes with an own tokenizer, Chinese': right,
  }
  for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
  const same = JSON.stringify(seen) === JSON.stringify(expected)
  console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
  process.exit(same ? 0 : 1)
}
main()
JS
node run.cjs

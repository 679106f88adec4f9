module chat_log_tests/logstash_grammar

go 1.23

require github.com/breml/logstash-config v0.5.3

require "active_record"
wanted = {adapter: "postgresql", host: ENV["LAB_HOST"], port: ENV["LAB_PORT"], username: ENV["LAB_USER"],
          password: ENV["LAB_PASSWORD"], database: ENV["LAB_DATABASE"], sslmode: ENV["LAB_SSLMODE"],
          sslrootcert: ENV["LAB_ROOTCERT"], connect_timeout: "2"}.reject { |_, value| value.nil? || value.empty? }
ActiveRecord::Base.establish_connection(**wanted)
(ENV["LAB_SQL"] || "SELECT 1").each_line(chomp: true) do |statement|
  case statement
  when /\A@sleep (.*)/ then sleep $1.to_f
  when /\A~(.*)/ then (ActiveRecord::Base.connection.execute($1) rescue nil)
  when "" then nil
  else ActiveRecord::Base.connection.execute(statement)
  end
end

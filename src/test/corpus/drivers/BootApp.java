package app;

@org.springframework.boot.autoconfigure.SpringBootApplication
public class BootApp {}
